package org.grokscope.run.config;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.grokscope.task.InvalidSettingException;

/**
 * A configuration as one short line, to be pasted into the window or the command line: the preset that is nearest, and what is
 * different, as in {@code grokscope:paper,lr=0.002,seed=7}. It holds no blanks and nothing that a shell would change.
 */
public final class ShareText {

    /** What every such line begins with. */
    public static final String PREFIX = "grokscope:";

    private ShareText() {}

    /** The shortest line for a configuration. */
    public static String of(RunConfig config) {
        return Arrays.stream(Preset.values())
                .map(preset -> line(preset, config))
                .min(Comparator.comparingInt(String::length))
                .orElseThrow();
    }

    private static String line(Preset preset, RunConfig config) {
        Map<ConfigField, String> same = ConfigFields.of(preset.config());
        String changes = ConfigFields.of(config).entrySet().stream()
                .filter(entry -> !entry.getValue().equals(same.get(entry.getKey())))
                .map(entry -> "," + entry.getKey().id() + "=" + entry.getValue())
                .collect(Collectors.joining());
        return PREFIX + preset.id() + changes;
    }

    /** Whether a text is meant to be such a line. */
    public static boolean isOne(String text) {
        return text.strip().startsWith(PREFIX);
    }

    /**
     * The configuration that a line describes.
     *
     * @throws InvalidSettingException if the line cannot be read or describes what is not possible
     */
    public static RunConfig config(String text) {
        String line = text.strip();
        if (!isOne(line)) {
            throw wrong(line);
        }
        String[] parts = line.substring(PREFIX.length()).split(",", -1);
        Map<ConfigField, String> given = new EnumMap<>(ConfigField.class);
        for (String part : Arrays.asList(parts).subList(1, parts.length)) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            ConfigField field = ConfigField.named(name).orElseThrow(() -> wrong(line));
            if (equals < 0 || given.put(field, part.substring(equals + 1)) != null) {
                throw wrong(line);
            }
        }
        return ConfigFields.config(Preset.named(parts[0]).config(), given, "");
    }

    private static InvalidSettingException wrong(String line) {
        String shown = line.length() <= 60 ? line : line.substring(0, 59) + "…";
        return new InvalidSettingException(
                "share text", shown, PREFIX + "PRESET, then ,NAME=VALUE for each setting that differs");
    }
}
