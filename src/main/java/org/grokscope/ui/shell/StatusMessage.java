package org.grokscope.ui.shell;

import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.grokscope.run.EngineInfo;
import org.grokscope.run.config.Elsewhere;
import org.grokscope.run.config.RunConfig;
import org.grokscope.ui.controls.Texts;

/**
 * The line at the foot of the window: the last message, with a link to what it is about if there is such a thing, or else why nothing is recorded, or else when the run ends, or else the engine.
 */
final class StatusMessage {

    /**
     * What a message leads to.
     *
     * @param text what stands after it
     */
    record Link(String text, Runnable action) {}

    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper(this, "text", "");
    private final ReadOnlyObjectWrapper<Optional<Link>> link =
            new ReadOnlyObjectWrapper<>(this, "link", Optional.empty());
    private String said = "";
    private String ending = "";
    private Optional<String> notRecorded = Optional.empty();
    private String engineText = Texts.of("status.engine.loading");
    /** Null until it is loaded. */
    private EngineInfo engine;

    private long seed;
    /** What is followed, if another program trains the run. */
    private Optional<Elsewhere> elsewhere = Optional.empty();

    ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Link>> linkProperty() {
        return link.getReadOnlyProperty();
    }

    /** Shows a message until the next one, or until another run begins. */
    void say(String message) {
        said = message;
        link.set(Optional.empty());
        update();
    }

    /** Shows a message until the next one, until its link is followed, or until the end of the run is in sight. */
    void say(String message, String linked, Runnable action) {
        said = message;
        link.set(Optional.of(new Link(linked, () -> {
            say("");
            action.run();
        })));
        update();
    }

    /** Another run begins. The way back to the last one stays. */
    void begin(RunConfig config) {
        seed = config.seed();
        elsewhere = config.elsewhere();
        if (link.get().isEmpty()) {
            said = "";
        }
        update();
    }

    /**
     * Shows whether runs are recorded.
     *
     * @param problem why they are not; empty if they are
     * @param later whether what is missing is still written
     */
    void showRecording(Optional<String> problem, boolean later) {
        notRecorded = problem.map(why -> Texts.of(later ? "status.recorded-later" : "status.not-recorded") + " " + why);
        update();
    }

    /** When the run ends; empty while that is not in sight. */
    void showEnding(String newEnding) {
        if (!newEnding.isEmpty() && !newEnding.equals(ending) && link.get().isPresent()) {
            say("");
        }
        ending = newEnding;
        update();
    }

    void showEngine(EngineInfo info) {
        engine = info;
        update();
    }

    /** The engine is unpacked before it is loaded. */
    void showUnpacking(Path folder) {
        engineText = Texts.of("status.engine.unpacking", folder.toString());
        update();
    }

    void showEngineProblem(String problem) {
        engineText = problem;
        update();
    }

    private void update() {
        text.set(said.isEmpty() ? notRecorded.orElseGet(() -> ending.isEmpty() ? engineLine() : ending) : said);
    }

    private String engineLine() {
        if (elsewhere.isPresent()) {
            return Texts.of("status.elsewhere", elsewhere.get().source());
        }
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
