package org.grokscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.grokscope.cli.terminal.ResultStream;
import org.grokscope.foreign.Role;
import org.grokscope.run.config.ConfigField;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.OptionSpec;

/** The page on runs from elsewhere names all that the command has. */
class OtherRunsDocumentTest {

    private static List<OptionSpec> options() {
        return new CommandLineApp(
                        "9.9",
                        null,
                        null,
                        new ResultStream(PrintStream.nullOutputStream(), StandardCharsets.UTF_8),
                        new PrintStream(PrintStream.nullOutputStream()),
                        false,
                        _ -> List.of())
                .commandLine()
                .getSubcommands()
                .get("watch")
                .getCommandSpec()
                .options();
    }

    @Test
    void flagsAndRolesAreDocumented() throws IOException {
        String page = Files.readString(Path.of("assets/docs/other-runs.md"));
        Stream<String> flags = options().stream()
                .map(OptionSpec::longestName)
                .filter(name -> ConfigField.named(name.substring(2)).isEmpty())
                .filter(name -> !name.equals("--help") && !name.equals("--version"));
        Stream<String> roles = Stream.of(Role.values()).map(role -> "| `" + role.id() + "` |");
        assertEquals(
                List.of(),
                Stream.concat(flags, roles).filter(name -> !page.contains(name)).toList(),
                "not in the page");
    }
}
