package org.grokscope.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalTest {

    @Test
    void textCannotSteerTheTerminal() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new ResultStream(out, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        terminal.print("a\u001b[2Jb\u009bc\td\re\r\nf");
        terminal.note("a\u001b[2J\nb");
        assertEquals(
                "a\\u001b[2Jb\\u009bc\td\\u000de\r\nf" + System.lineSeparator(), out.toString(StandardCharsets.UTF_8));
        assertEquals("a [2J b" + System.lineSeparator(), err.toString(StandardCharsets.UTF_8));
    }

    private static String printed(List<String> lines, Charset charset) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Terminal(new ResultStream(out, charset), new PrintStream(OutputStream.nullOutputStream()), false)
                .print(lines);
        return out.toString(charset).replace(System.lineSeparator(), "\n");
    }

    @Test
    void oneLineThatNeedsAChangeLeavesTheOthersAsTheyAre() {
        assertEquals("a\n\\u001b[2J\nλ\n", printed(List.of("a", "\u001b[2J", "λ"), StandardCharsets.UTF_8));
        assertEquals("a · b\nlambda * 2\n", printed(List.of("a · b", "λ · 2"), StandardCharsets.ISO_8859_1));
        assertEquals("a\n\nb\n", printed(List.of("a", "", "b"), StandardCharsets.UTF_8));
        assertEquals("", printed(List.of(), StandardCharsets.UTF_8));
    }
}
