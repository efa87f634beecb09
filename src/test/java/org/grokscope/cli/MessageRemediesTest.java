package org.grokscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.grokscope.cli.terminal.ResultStream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Whatever option, command or button a message names exists where the message can be printed. All texts of the sources are read. */
class MessageRemediesTest {

    private static final Path SOURCES = Path.of("src/main/java/org/grokscope");
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z_-]+");
    private static final Pattern COMMAND =
            Pattern.compile("(?:'?grokscope |')(?<name>[a-z][a-z-]+)(?<rest>(?: [^'`]*)?)(?:['`]|$)");
    /** Options of other programs, which the text names. */
    private static final Set<String> OTHERS = Set.of("--samples_per_plugin", "--logdir", "--enable-native-access");

    /** What starts the window has options, too. */
    private static final String WINDOW = "(window)";

    private final Map<String, Set<String>> options = options();

    private static Map<String, Set<String>> options() {
        CommandLine root = new CommandLineApp(
                        "9.9",
                        (choice, threads) -> null,
                        new FakeRunRenderer(),
                        new ResultStream(PrintStream.nullOutputStream(), StandardCharsets.UTF_8),
                        new PrintStream(PrintStream.nullOutputStream()),
                        false,
                        _ -> List.of())
                .commandLine();
        Map<String, Set<String>> options = new TreeMap<>();
        root.getSubcommands()
                .forEach((name, command) ->
                        options.put(name, command.getCommandSpec().optionsMap().keySet()));
        options.put(
                WINDOW, Stream.of(WindowOption.values()).map(WindowOption::flag).collect(Collectors.toSet()));
        return options;
    }

    /** The commands that can print a text of a source file; a text that is shared is printed by several. */
    private Set<String> printing(Path file) {
        String path = file.toString().replace('\\', '/');
        Matcher command =
                Pattern.compile("/cli/(?:.*/)?([A-Za-z]+)Command\\.java$").matcher(path);
        if (command.find()) {
            String name =
                    command.group(1).replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
            if (options.containsKey(name)) {
                return Set.of(name);
            }
        }
        if (path.contains("/storage/library/") || path.contains("/cli/library/") || path.contains("/sessions/")) {
            return having("--library");
        }
        if (path.contains("/cli/experiments/Sweep")) {
            return having("--jobs");
        }
        if (path.contains("/experiments/sweep/")) {
            return Set.of("sweep", "merge", "reproduce", "forecast-report");
        }
        return path.contains("ConfigOptions") ? having("--preset") : Set.of();
    }

    private Set<String> having(String option) {
        return options.entrySet().stream()
                .filter(command ->
                        command.getValue().contains(option) && !command.getKey().equals(WINDOW))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    /** The texts of a source file; one that is joined from several is one text. */
    private static List<String> texts(String source) {
        String joined = source.replaceAll("(?m)^\\s*(\\*|//).*$", "").replaceAll("\"\\s*\\+\\s*\"", "");
        return LITERAL.matcher(joined).results().map(text -> text.group(1)).toList();
    }

    @Test
    void everyOptionExistsForTheCommandThatPrintsIt() throws IOException {
        List<String> wrong = new ArrayList<>();
        int checked = 0;
        for (Path file : files(SOURCES, ".java")) {
            for (String text : texts(Files.readString(file))) {
                String rest = text;
                Matcher command = COMMAND.matcher(text);
                while (command.find()) {
                    Set<String> known = options.get(command.group("name"));
                    if (known != null) {
                        checked++;
                        missing(command.group("rest"), known).forEach(each -> wrong.add(file + ": " + text));
                        rest = rest.replace(command.group(), "");
                    } else if (command.group().contains("grokscope ")
                            && !command.group("name").equals("grokscope")) {
                        wrong.add(file + ": there is no command " + command.group("name"));
                    }
                }
                if (OPTION.matcher(rest).find()) {
                    checked++;
                    check(file, rest, wrong);
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(checked > 50, checked + " texts were checked");
    }

    private void check(Path file, String text, List<String> wrong) {
        Set<String> commands = printing(file);
        Set<String> any = options.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        if (!missing(text, any).isEmpty()) {
            wrong.add(file + ": " + text);
        }
        for (String command : commands) {
            missing(text, options.get(command))
                    .forEach(option -> wrong.add(file + ": " + command + " has no " + option + ": " + text));
        }
    }

    private static List<String> missing(String text, Set<String> known) {
        return OPTION.matcher(text)
                .results()
                .map(option -> option.group())
                .filter(option -> !known.contains(option) && !OTHERS.contains(option) && !option.endsWith("-"))
                .toList();
    }

    @Test
    void textsOfTheWindowNameOptionsThatExist() throws IOException {
        Set<String> any = options.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        for (Path file : files(RESOURCES, ".properties")) {
            assertEquals(List.of(), missing(Files.readString(file), any), file.toString());
        }
    }

    /** Screens and buttons that a text of the window quotes; words that one types are in lower case. */
    @Test
    void quotedLabelsOfTheWindowExist() throws IOException {
        for (Path file : files(RESOURCES, ".properties")) {
            String all = Files.readString(file);
            Set<String> labels = all.lines()
                    .filter(line -> line.contains(" = "))
                    .map(line -> line.substring(line.indexOf(" = ") + 3)
                            .replace(" …", "")
                            .strip())
                    .collect(Collectors.toSet());
            for (String line : all.lines().toList()) {
                Matcher quoted = Pattern.compile("[“„](\\p{Lu}[^”“{}]+)[”“]").matcher(line);
                while (quoted.find()) {
                    String label = quoted.group(1);
                    assertTrue(labels.contains(label), file + ": there is no “" + label + "”: " + line);
                }
            }
        }
    }
}
