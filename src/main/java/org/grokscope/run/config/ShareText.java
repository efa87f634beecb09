package org.grokscope.run.config;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.grokscope.task.InvalidSettingException;
import org.grokscope.task.Table;

/**
 * A configuration as one short line to paste into the window or the command line: the closest preset and the fields that differ
 * from it, as in {@code grokscope:paper,lr=0.002,seed=7}. It contains no blanks and no characters that a shell interprets.
 */
public final class ShareText {

    /** The start of every share text. */
    public static final String PREFIX = "grokscope:";

    private ShareText() {}

    /** The shortest share text of a configuration. */
    public static String of(RunConfig config) {
        return Arrays.stream(Preset.values())
                .map(preset -> line(preset, config))
                .min(Comparator.comparingInt(String::length))
                .orElseThrow();
    }

    /** The share text to look at, without the results of a table, which it cannot be read back without. */
    public static String shown(RunConfig config) {
        return Table.withoutResults(of(config));
    }

    private static String line(Preset preset, RunConfig config) {
        Map<ConfigField, String> same = ConfigFields.of(preset.config());
        if (preset.config().network().kind() != config.network().kind()) {
            // A reader starts from the defaults of the other kind, not from the preset's sizes.
            same.keySet().removeIf(field -> field.group() == FieldGroup.NETWORK && !field.isUnwritten(config));
        }
        String changes = ConfigFields.of(config).entrySet().stream()
                .filter(entry -> !entry.getValue().equals(same.get(entry.getKey())))
                .map(entry -> "," + entry.getKey().id() + "=" + escaped(entry.getValue()))
                .collect(Collectors.joining());
        return PREFIX + preset.id() + changes;
    }

    /** Whether a text is meant to be a share text. */
    public static boolean isOne(String text) {
        return text.strip().startsWith(PREFIX);
    }

    /**
     * The configuration that a share text describes.
     *
     * @throws InvalidSettingException if the text cannot be parsed or describes an invalid configuration
     */
    public static RunConfig config(String text) {
        String line = text.strip();
        if (!isOne(line)) {
            throw invalid(line);
        }
        List<String> parts = List.of(line.substring(PREFIX.length()).split(",", -1));
        Map<ConfigField, String> given = new EnumMap<>(ConfigField.class);
        for (String part : parts.subList(1, parts.size())) {
            String[] pair = part.split("=", 2);
            ConfigField field = ConfigField.named(pair[0]).orElseThrow(() -> invalid(line));
            if (pair.length < 2 || given.put(field, unescaped(pair[1], line)) != null) {
                throw invalid(line);
            }
        }
        // Version 0.1 wrote batch=0 for batch=full.
        return ConfigFields.config(Preset.named(parts.getFirst()).config(), ConfigFields.restored(given));
    }

    /** A value without the blanks and signs of formulas that a shell interprets. */
    private static String escaped(String value) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            escaped.append(" ()*^%".indexOf(c) >= 0 ? String.format(Locale.ROOT, "%%%02X", (int) c) : c);
        }
        return escaped.toString();
    }

    private static String unescaped(String value, String line) {
        if (value.replaceAll("%[0-9A-Fa-f]{2}", "").contains("%")) {
            throw invalid(line);
        }
        return Pattern.compile("%([0-9A-Fa-f]{2})")
                .matcher(value)
                .replaceAll(code -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(code.group(1), 16))));
    }

    private static InvalidSettingException invalid(String line) {
        return new InvalidSettingException(
                "share text", line, "must be " + PREFIX + "PRESET followed by ,NAME=VALUE for each field that differs");
    }
}
