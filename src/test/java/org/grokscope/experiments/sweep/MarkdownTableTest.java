package org.grokscope.experiments.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownTableTest {

    @Test
    void aTableHasHeadingsAlignmentAndRows() {
        List<String> lines = new MarkdownTable("quantity", "ours:")
                .row("T_grok", "1,840")
                .row("|θ|", "3")
                .lines();
        assertEquals(List.of("| quantity | ours |", "| --- | ---: |", "| T_grok | 1,840 |", "| \\|θ\\| | 3 |"), lines);
    }

    @Test
    void aRowOfAnotherLengthIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new MarkdownTable("a", "b").row("1"));
    }
}
