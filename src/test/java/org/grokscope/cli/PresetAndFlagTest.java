package org.grokscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.grokscope.run.config.ConfigField;
import org.grokscope.run.config.Preset;
import org.grokscope.task.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

/** A preset with one other setting is accepted, or the message says what to do, and that works. */
class PresetAndFlagTest {

    private static final Pattern ADD = Pattern.compile("Add (--[a-z-]+) (\\S+)\\.$");
    private static final int MOST_REMEDIES = 4;

    @Command(name = "run")
    static final class Probe {
        @Mixin
        private ConfigOptions config;
    }

    private static Optional<String> problem(List<String> args) {
        Probe probe = new Probe();
        CommandLine line = new CommandLine(probe);
        line.parseArgs(args.toArray(String[]::new));
        try {
            probe.config.toConfig();
            return Optional.empty();
        } catch (ParameterException e) {
            return Optional.of(e.getMessage());
        }
    }

    @ParameterizedTest
    @EnumSource(Preset.class)
    void everyFieldWithSmallAndLargeValues(Preset preset) {
        for (ConfigField field : ConfigField.values()) {
            values(field).forEach(value -> follow(preset, "--" + field.id(), value));
        }
    }

    private static Stream<String> values(ConfigField field) {
        if (!field.isNumber()) {
            return field.options().stream().map(Named::id);
        }
        double min = field.range().min();
        double max = field.range().max();
        Stream<Double> numbers = field.range().whole()
                ? Stream.of(min, min + 1, min + 2, 23.0, Math.sqrt(max), max - 1, max)
                        .map(Math::rint)
                        .filter(field.range()::contains)
                : Stream.of(min, min + (max - min) / 1000, (min + max) / 2, max);
        return Stream.concat(
                numbers.distinct().map(field::show),
                Stream.of("full", "never", "off", "usual").filter(field::isWord));
    }

    private static void follow(Preset preset, String flag, String value) {
        List<String> args = new ArrayList<>(List.of("--preset", preset.id(), flag, value));
        if (flag.equals("--hold-norm") && !value.equals("off")) {
            args.addAll(List.of("--critical-norm", "50"));
        }
        Optional<String> problem = problem(args);
        for (int i = 0; problem.isPresent() && i < MOST_REMEDIES; i++) {
            String message = problem.get();
            Matcher add = ADD.matcher(message);
            if (add.find()) {
                args.addAll(List.of(add.group(1), add.group(2)));
            } else {
                assertTrue(message.startsWith(flag + " "), args + ": " + message);
                Matcher must = Pattern.compile("must be (?:full or |at most )?(?:between )?(\\w+)")
                        .matcher(message);
                if (message.contains(": leave it out")) {
                    args.subList(2, 4).clear();
                } else {
                    assertTrue(must.find(), args + ": " + message);
                    args.set(3, must.group(1).equals("a") ? "64" : must.group(1));
                }
            }
            problem = problem(args);
        }
        assertEquals(Optional.empty(), problem, () -> args.toString());
    }
}
