package org.grokscope.ui.shell;

import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.grokscope.run.EngineInfo;
import org.grokscope.ui.controls.Texts;

/** The line in the status bar: the last message, or else why nothing is recorded, or else when the run ends, or else the engine. */
final class StatusMessage {

    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper(this, "text", "");
    private String said = "";
    private String ending = "";
    private Optional<String> notRecorded = Optional.empty();
    private String engineText = Texts.of("status.engine.loading");
    /** Null until it is loaded. */
    private EngineInfo engine;

    private long seed;

    ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    /** Shows a message until the next one, or until another run begins. */
    void say(String message) {
        said = message;
        update();
    }

    /** Another run begins. */
    void begin(long newSeed) {
        seed = newSeed;
        say("");
    }

    /** Why runs are not recorded; empty if they are. */
    void showRecording(Optional<String> problem) {
        notRecorded = problem;
        update();
    }

    /** When the run ends; empty while that is not in sight. */
    void showEnding(String newEnding) {
        ending = newEnding;
        update();
    }

    void showEngine(EngineInfo info) {
        engine = info;
        update();
    }

    void showEngineProblem(String problem) {
        engineText = problem;
        update();
    }

    private void update() {
        text.set(
                said.isEmpty()
                        ? notRecorded
                                .map(why -> Texts.of("status.not-recorded") + " " + why)
                                .orElseGet(() -> ending.isEmpty() ? engineLine() : ending)
                        : said);
    }

    private String engineLine() {
        return engine == null
                ? engineText
                : Texts.of(
                        "status.engine",
                        engine.name(),
                        engine.version(),
                        Long.toString(seed),
                        Integer.toString(engine.threads()));
    }
}
