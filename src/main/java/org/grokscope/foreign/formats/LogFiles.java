package org.grokscope.foreign.formats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds out what kind of log a file or folder is, and opens it. */
public final class LogFiles {

    /** The formats that are read, for messages. */
    public static final String READABLE =
            "CSV, TSV, JSON Lines, TensorBoard event files, runs of MLflow's file store and Trackio's files";

    /** The table that Lightning's CSVLogger writes into the folder of a version, and the settings beside it. */
    private static final String LIGHTNING = "metrics.csv";

    private static final String LIGHTNING_SETTINGS = "hparams.yaml";
    private static final long LARGEST_SETTINGS = 1 << 20;
    private static final List<String> TABLES = List.of(".csv", ".tsv");
    private static final List<String> DATABASES = List.of(".db");
    private static final List<String> JSON = List.of(".jsonl", ".ndjson");
    private static final int HEAD = 4096;
    private static final int MOST_NAMES = 8;

    private LogFiles() {}

    /**
     * Opens a log.
     *
     * @throws IOException if there is none that can be read; the message names it and says what to do
     */
    public static LogReader open(LogSource log) throws IOException {
        Path source = log.path();
        if (TrackioLog.isOne(source)) {
            return new TrackioLog(source, log.run());
        }
        if (log.run().isPresent() && Files.exists(source)) {
            throw new IOException(
                    source + " holds one run only: leave out --run, which names a run in a file of Trackio.");
        }
        if (EventLog.isOne(source)) {
            return new EventLog(source);
        }
        if (MlflowLog.isOne(source)) {
            return new MlflowLog(source);
        }
        return Files.isDirectory(source) ? inFolder(source) : file(source);
    }

    private static LogReader inFolder(Path folder) throws IOException {
        if (Files.isRegularFile(folder.resolve(LIGHTNING))) {
            return file(folder.resolve(LIGHTNING));
        }
        List<Path> all = list(folder);
        List<Path> logs = new ArrayList<>();
        for (Path file : all) {
            if (Files.isRegularFile(file) && isLog(file)) {
                logs.add(file);
            }
        }
        if (logs.size() == 1) {
            return open(LogSource.of(logs.getFirst()));
        }
        if (!logs.isEmpty()) {
            throw new IOException(
                    "The folder " + folder + " holds several logs: " + names(logs) + ". Name one of them.");
        }
        List<Path> below = all.stream().filter(Files::isDirectory).toList();
        throw new IOException("The folder " + folder + " holds no log. Readable are " + READABLE + "."
                + (below.isEmpty() ? "" : " Name one of the folders in it: " + names(below) + "."));
    }

    /** Whether a file is a log by its name; a database must be one. */
    static boolean isLog(Path file) throws IOException {
        return has(file, TABLES) || has(file, JSON) || (has(file, DATABASES) && TrackioLog.isOne(file));
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.sorted().toList();
        }
    }

    private static String names(List<Path> files) {
        String names = files.stream()
                .limit(MOST_NAMES)
                .map(file -> file.getFileName().toString())
                .collect(Collectors.joining(", "));
        return files.size() > MOST_NAMES ? names + " …" : names;
    }

    private static boolean has(Path file, List<String> endings) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return endings.stream().anyMatch(name::endsWith);
    }

    private static LogReader file(Path file) throws IOException {
        byte[] head = head(file);
        if (head.length == 0) {
            throw new IOException(file + " is empty: nothing has been logged yet.");
        }
        checkText(file, head);
        String start =
                new String(head, StandardCharsets.UTF_8).replace("\uFEFF", "").strip();
        if (has(file, JSON) || start.startsWith("{")) {
            return new LineLog(file, new JsonLines(file.toString()));
        }
        return new LineLog(file, new TableLines(beside(file)));
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD);
        }
    }

    private static void checkText(Path file, byte[] head) throws IOException {
        boolean isWide = head.length > 1
                && ((head[0] == (byte) 0xFF && head[1] == (byte) 0xFE)
                        || (head[0] == (byte) 0xFE && head[1] == (byte) 0xFF));
        if (isWide) {
            throw new IOException(file + " is text in UTF-16. Save it as UTF-8.");
        }
        for (byte each : head) {
            if (each >= 0 && each < ' ' && each != '\n' && each != '\r' && each != '\t') {
                throw new IOException(file + " is no log: it is not text. Readable are " + READABLE + ".");
            }
        }
    }

    /** The settings in a file of Lightning: lines such as "lr: 0.001". Lists and what is below other names are left out. */
    private static Map<String, String> beside(Path table) throws IOException {
        Map<String, String> settings = new LinkedHashMap<>();
        Path file = table.resolveSibling(LIGHTNING_SETTINGS);
        if (Files.isRegularFile(file) && Files.size(file) <= LARGEST_SETTINGS) {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            for (String line : text.lines().toList()) {
                String[] pair = line.split(":", 2);
                if (pair.length == 2 && line.matches("\\w.*") && !pair[1].isBlank()) {
                    settings.put(pair[0].strip(), pair[1].strip().replaceAll("^['\"]|['\"]$", ""));
                }
            }
        }
        return settings;
    }
}
