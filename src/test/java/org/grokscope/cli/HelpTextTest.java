package org.grokscope.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.grokscope.cli.terminal.ResultStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The texts of the commands' help. */
class HelpTextTest {

    private static Stream<String> texts(CommandSpec spec) {
        UsageMessageSpec usage = spec.usageMessage();
        return Stream.of(
                        Stream.of(usage.description(), usage.header(), usage.footer(), usage.customSynopsis()),
                        spec.options().stream().map(option -> option.description()),
                        spec.positionalParameters().stream().map(parameter -> parameter.description()))
                .flatMap(lines -> lines)
                .flatMap(Stream::of);
    }

    /** picocli formats each text, and prints a warning before the help if it cannot: a percent sign is written twice. */
    @Test
    void everyTextIsAFormat() {
        CommandLine root = new CommandLineApp(
                        "9.9",
                        null,
                        null,
                        new ResultStream(PrintStream.nullOutputStream(), StandardCharsets.UTF_8),
                        new PrintStream(PrintStream.nullOutputStream()),
                        false,
                        _ -> List.of())
                .commandLine();
        List<String> texts = Stream.concat(Stream.of(root), root.getSubcommands().values().stream())
                .flatMap(command -> texts(command.getCommandSpec()))
                .toList();
        assertTrue(texts.size() > 100, "too few texts: " + texts.size());
        assertAll(texts.stream().map(text -> (Executable) () -> assertDoesNotThrow(() -> String.format(text), text)));
    }
}
