package org.grokscope.foreign;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.grokscope.run.RunHistory;
import org.grokscope.run.config.ConfigField;
import org.grokscope.run.config.Preset;

/** Writes logs into a folder and reads them. */
record Logs(Path folder) {

    /** All that a forecast needs. */
    static final StatedSettings PAPER = new StatedSettings(Optional.of(Preset.PAPER.config()), Map.of());

    static final StatedSettings NOTHING = new StatedSettings(Optional.empty(), Map.of());

    /**
     * A run at a cadence of 100 steps that memorizes at step 300, and groks at step 800, while its norm halves every 200 steps from there: the
     * numbers are made up.
     */
    static final String WHOLE = """
            step,train_acc,test_acc,train_loss,test_loss,squared_norm
            0,0.01,0.01,4.6,4.6,4000
            100,0.4,0.01,2,6,3000
            200,0.9,0.02,0.5,8,2500
            300,0.995,0.02,0.1,9,2000
            400,1,0.05,0.01,9,1500
            500,1,0.2,0.001,7,1000
            600,1,0.6,0.001,3,750
            700,1,0.9,0.001,0.5,500
            800,1,0.991,0.001,0.05,400
            900,1,1,0.001,0.01,380
            """;

    ForeignRun read(String name, String content) throws IOException {
        return read(name, content, NOTHING);
    }

    ForeignRun read(String name, String content, StatedSettings settings) throws IOException {
        return read(name, content.getBytes(StandardCharsets.UTF_8), settings);
    }

    ForeignRun read(String name, byte[] content, StatedSettings settings) throws IOException {
        return ForeignRun.read(write(name, content), new ColumnMapping(Map.of()), settings);
    }

    ForeignRun read(Path source) throws IOException {
        return ForeignRun.read(source, new ColumnMapping(Map.of()), NOTHING);
    }

    Path write(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    /** Why a log is refused. */
    String refused(String name, String content) {
        return assertThrows(IOException.class, () -> read(name, content)).getMessage();
    }

    static StatedSettings stated(Object... pairs) {
        Map<ConfigField, String> fields = new EnumMap<>(ConfigField.class);
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put((ConfigField) pairs[i], pairs[i + 1].toString());
        }
        return new StatedSettings(Optional.empty(), fields);
    }

    /** A column of a run as text, such as "0.5 NaN 1.0". */
    static String column(ForeignRun run, RunHistory.Column column) {
        RunHistory history = run.result().history();
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < history.size(); row++) {
            text.append(row == 0 ? "" : " ").append(history.value(column, row));
        }
        return text.toString();
    }
}
