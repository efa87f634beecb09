package org.grokscope.ui.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.grokscope.run.RunResult;
import org.grokscope.storage.format.RunJson;
import org.junit.jupiter.api.Test;

/** Tables, runs, events and pages that the window saves. */
class FileExportTest extends TrainedWindow {

    @Test
    void tableRunAndEventsAreTheRun() throws IOException {
        Path csv = export.save("CSV", "a.csv");
        export.untilSaid("a.csv");
        int rows = window.session().history().size();
        assertEquals(rows + 1, Files.readAllLines(csv).size());
        Path json = export.save("JSON", "a.json");
        export.untilSaid("a.json");
        RunResult run = RunJson.read(json);
        assertEquals(window.session().config(), run.config());
        assertEquals(rows, run.history().size());
        Path logs = export.save("TENSORBOARD", "logs");
        export.untilSaid("logs");
        export.save("TENSORBOARD", "logs");
        export.save("CSV", "b.csv");
        export.untilSaid("b.csv");
        try (Stream<Path> files = Files.walk(logs)) {
            assertEquals(
                    1,
                    files.filter(file -> file.toString().contains("tfevents.")).count(),
                    "exporting again replaces");
        }
    }

    @Test
    void theWebPageReplaysTheRun() throws IOException {
        Path page = export.save("HTML", "a.html");
        export.untilSaid("a.html");
        String text = Files.readString(page);
        assertTrue(text.startsWith("<!doctype html>") && text.stripTrailing().endsWith("</html>"));
        int rows = window.session().history().size();
        String steps = text.replaceAll("(?s).*\"step\":\\[([0-9,]+)\\].*", "$1");
        assertEquals(rows, steps.split(",", -1).length, steps);
    }

    @Test
    void whatCannotBeWrittenIsSaid() {
        export.save("CSV", "no such folder/a.csv");
        export.untilSaid("could not be written");
        window.picker.next = null;
        window.act("CSV");
    }
}
