package org.grokscope.run.config;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.grokscope.task.InvalidSettingException;

/**
 * Parses the settings of many runs, each a text with a line {@code NAME=VALUE} for each field, in any order. Most runs of a library differ from
 * another one in their seed, η and λ alone, and parsing is slow: what was parsed once is remembered. Used on one thread.
 */
public final class ConfigLines {

    /** Not names of fields: where a run was read from, and what was not said of it. */
    private static final String SOURCE = "source";

    private static final String UNSTATED = "unstated";

    private static final List<String> OFTEN_DIFFERENT = List.of(
            lineStart(ConfigField.SEED), lineStart(ConfigField.LEARNING_RATE), lineStart(ConfigField.WEIGHT_DECAY));

    /** By the lines of the other fields. */
    private final Map<String, RunConfig> known = new HashMap<>();
    /** The values of lines. */
    private final Map<String, Double> numbers = new HashMap<>();

    private static String lineStart(ConfigField field) {
        return "\n" + field.id() + "=";
    }

    /**
     * The configuration of some lines; fields that are missing have the values of the paper's setting.
     *
     * @throws org.grokscope.task.InvalidSettingException for the first field that is invalid
     */
    public RunConfig config(String text) {
        try {
            String others = "\n" + text;
            double[] values = new double[OFTEN_DIFFERENT.size()];
            for (int i = 0; i < values.length; i++) {
                int from = others.indexOf(OFTEN_DIFFERENT.get(i));
                if (from < 0) {
                    return parsed(text);
                }
                int to = others.indexOf('\n', from + 1);
                int end = to < 0 ? others.length() : to;
                values[i] = number(others.substring(from + 1, end));
                others = others.substring(0, from) + others.substring(end);
            }
            return known.computeIfAbsent(others, ConfigLines::parsed)
                    .withRates(values[1], values[2])
                    .withSeed((long) values[0]);
        } catch (InvalidSettingException e) {
            return parsed(text); // it is the first one that is reported
        }
    }

    /** The value of a line. Seeds are many, and digits need no parser. */
    private double number(String line) {
        int sign = line.indexOf('=');
        int digits = sign + 1;
        while (digits < line.length() && line.charAt(digits) >= '0' && line.charAt(digits) <= '9') {
            digits++;
        }
        if (digits == line.length() && digits > sign + 1 && digits <= sign + 10) {
            return Integer.parseInt(line, sign + 1, digits, 10);
        }
        return numbers.computeIfAbsent(
                line,
                _ -> ConfigField.named(line.substring(0, sign)).orElseThrow().parse(line.substring(sign + 1)));
    }

    /** The lines of where a run was read from; they follow those of the fields, and are none if this program trained it. */
    public static Map<String, String> source(RunConfig config) {
        return config.elsewhere()
                .map(from -> Map.of(
                        SOURCE,
                        from.source(),
                        UNSTATED,
                        from.unstated().stream().map(ConfigField::id).collect(Collectors.joining(","))))
                .orElse(Map.of());
    }

    private static Optional<String> line(String name, String text) {
        return text.lines()
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1))
                .findFirst();
    }

    private static RunConfig parsed(String text) {
        Map<ConfigField, String> fields = new EnumMap<>(ConfigField.class);
        text.lines().forEach(line -> {
            int sign = line.indexOf('=');
            ConfigField.named(line.substring(0, Math.max(0, sign)))
                    .ifPresent(field -> fields.put(field, line.substring(sign + 1)));
        });
        RunConfig config = ConfigFields.config(Preset.PAPER.config(), ConfigFields.restored(fields));
        return line(SOURCE, text)
                .map(source -> config.from(
                        new Elsewhere(source, named(line(UNSTATED, text).orElse("")))))
                .orElse(config);
    }

    private static Set<ConfigField> named(String names) {
        Set<ConfigField> fields = EnumSet.noneOf(ConfigField.class);
        for (String name : names.split(",", -1)) {
            ConfigField.named(name).ifPresent(fields::add);
        }
        return fields;
    }
}
