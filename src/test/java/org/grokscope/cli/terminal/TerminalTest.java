package org.grokscope.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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
}
