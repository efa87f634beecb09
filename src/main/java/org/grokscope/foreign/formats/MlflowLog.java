package org.grokscope.foreign.formats;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.grokscope.run.config.Schedule;

/**
 * A run of MLflow's file store: metrics/NAME has a line "timestamp value step" for each point, params/NAME one value. A last line without a
 * line break is only half written, and waits.
 */
final class MlflowLog implements LogReader {

    private static final int MOST_FILES = 10_000;
    private static final int LONGEST_SETTING = 1_000;
    private static final int DEEPEST = 8;

    private final Path folder;
    private final Map<Path, Tail> files = new HashMap<>();
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final Points points = new Points();

    MlflowLog(Path folder) throws IOException {
        this.folder = folder;
        Path params = folder.resolve("params");
        for (Path file : list(params)) {
            if (Files.size(file) <= LONGEST_SETTING) {
                settings.put(name(params, file), new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip());
            }
        }
    }

    static boolean isOne(Path folder) {
        return Files.isDirectory(folder.resolve("metrics")) && Files.isRegularFile(folder.resolve("meta.yaml"));
    }

    private static List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder, DEEPEST)) {
            return all.filter(Files::isRegularFile).limit(MOST_FILES).sorted().toList();
        }
    }

    private static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    @Override
    public Progress read(RowSink sink, boolean end) throws IOException {
        boolean more = false;
        Path metrics = folder.resolve("metrics");
        for (Path file : list(metrics)) {
            Tail tail = files.get(file);
            if (tail == null) {
                tail = new Tail(file);
                files.put(file, tail);
            } else if (tail.isReplaced()) {
                return Progress.STARTED_OVER;
            }
            String name = name(metrics, file);
            while (tail.fill()) {
                more = true;
                lines(tail, name);
            }
        }
        points.emit(sink);
        return more ? Progress.MORE : Progress.NOTHING;
    }

    private void lines(Tail tail, String name) {
        byte[] text = tail.buffer();
        int start = tail.from();
        for (int at = start; at < tail.to(); at++) {
            if (text[at] == '\n') {
                point(new String(text, start, at - start, StandardCharsets.UTF_8), name);
                start = at + 1;
            }
        }
        tail.consume(start - tail.from());
    }

    private void point(String line, String name) {
        List<String> words = List.of(line.strip().split("\\s+", -1));
        if (words.size() >= 3) {
            double value = Numbers.parse(words.get(1));
            double step = Numbers.parse(words.get(2));
            if (!Double.isNaN(value) && step >= 0 && step <= Schedule.MAX_STEPS.max() && step == Math.rint(step)) {
                points.add((long) step, name, value);
            }
        }
    }

    @Override
    public List<String> names() {
        return points.names();
    }

    @Override
    public Map<String, String> settings() {
        return settings;
    }

    @Override
    public String format() {
        return "MLflow";
    }

    @Override
    public void close() throws IOException {
        for (Tail tail : files.values()) {
            tail.close();
        }
    }
}
