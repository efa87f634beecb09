package org.grokscope.run.config;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * Parses the settings of many runs, each a text with a line {@code NAME=VALUE} for each field, in any order. Most runs of a library differ from
 * another one in their seed alone, and parsing is slow: what was parsed once is remembered. Used on one thread.
 */
public final class ConfigLines {

    private static final String SEED = ConfigField.SEED.id() + "=";

    private final Map<String, RunConfig> known = new HashMap<>();

    /**
     * The configuration of some lines; fields that are missing have the values of the paper's setting.
     *
     * @throws org.grokscope.task.InvalidSettingException for the first field that is invalid
     */
    public RunConfig config(String text) {
        int from = text.startsWith(SEED) ? 0 : text.indexOf("\n" + SEED) + 1;
        boolean hasSeed = text.startsWith(SEED, from);
        int to = text.indexOf('\n', from);
        int end = to < 0 ? text.length() : to;
        String seed = hasSeed ? text.substring(from + SEED.length(), end) : "";
        // Only the usual form is shortened; any other is parsed, and refused if need be.
        if (seed.isEmpty() || seed.length() > 9 || !seed.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return parsed(text);
        }
        String others = text.substring(0, from) + text.substring(end);
        return known.computeIfAbsent(others, _ -> parsed(text)).withSeed(Long.parseLong(seed));
    }

    private static RunConfig parsed(String text) {
        Map<ConfigField, String> fields = new EnumMap<>(ConfigField.class);
        text.lines().forEach(line -> {
            int sign = line.indexOf('=');
            ConfigField.named(line.substring(0, Math.max(0, sign)))
                    .ifPresent(field -> fields.put(field, line.substring(sign + 1)));
        });
        return ConfigFields.config(Preset.PAPER.config(), ConfigFields.restored(fields));
    }
}
