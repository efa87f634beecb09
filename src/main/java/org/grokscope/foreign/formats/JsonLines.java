package org.grokscope.foreign.formats;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One JSON object on each line. Objects in an object are read as names with a slash between them. A line that begins with the version of
 * GrokScope's format holds the settings instead of a row ({@code assets/docs/other-runs.md}); so does an object named config or hparams.
 */
final class JsonLines implements LineLog.Lines {

    /** The first key of a header: the version of the format. */
    private static final String VERSION_KEY = "grokscope";

    private static final int VERSION = 1;
    private static final Pattern HEADER = Pattern.compile("\\s*\\{\\s*\"" + VERSION_KEY + "\"\\s*:");
    private static final int LONGEST_VERSION = 40;
    private static final Set<String> CONFIGS = Set.of("config", "hparams");
    private static final int MOST_SETTINGS = 1_000;

    private final String file;
    private final Names names = new Names();
    private final Map<String, String> settings = new LinkedHashMap<>();
    private long lines;
    private long unreadable;

    JsonLines(String file) {
        this.file = file;
    }

    @Override
    public boolean isWhole(byte[] text, int from, int to) {
        return text[to - 1] == '}';
    }

    @Override
    public void line(byte[] text, int from, int to, RowSink sink) throws IOException {
        lines++;
        String line = new String(text, from, to - from, StandardCharsets.UTF_8);
        if (line.isBlank()) {
            return;
        }
        boolean isHeader = HEADER.matcher(line).lookingAt();
        try {
            JsonValues.each(line, isHeader ? this::setting : this::value);
        } catch (IOException e) {
            names.clear();
            if (++unreadable == lines) {
                throw new IOException(
                        file + " is not JSON Lines: line " + lines + " is no JSON object. Each line must be one.", e);
            }
            return;
        }
        if (isHeader) {
            checkVersion();
        } else {
            names.emit(sink);
        }
    }

    private void checkVersion() throws IOException {
        String version = settings.getOrDefault(VERSION_KEY, "");
        settings.remove(VERSION_KEY);
        if (Numbers.parse(version) != VERSION) {
            String shown = version.isBlank() ? "no number" : version;
            throw new IOException(file + ": \"" + VERSION_KEY + "\" in line " + lines
                    + ", the version of the format, must be " + VERSION + " (got "
                    + (shown.length() > LONGEST_VERSION ? shown.substring(0, LONGEST_VERSION) + "…" : shown)
                    + "). A later version needs a later GrokScope.");
        }
    }

    private void value(String name, String text) {
        int slash = name.indexOf('/');
        if (slash > 0 && CONFIGS.contains(name.substring(0, slash))) {
            setting(name.substring(slash + 1), text);
            return;
        }
        double number = Numbers.parse(text);
        if (!Double.isNaN(number)) {
            names.put(name, number);
        }
    }

    private void setting(String name, String text) {
        if (settings.size() < MOST_SETTINGS) {
            settings.put(name, text);
        }
    }

    @Override
    public List<String> names() {
        return names.all();
    }

    @Override
    public Map<String, String> settings() {
        return settings;
    }

    @Override
    public String format() {
        return "JSON Lines";
    }
}
