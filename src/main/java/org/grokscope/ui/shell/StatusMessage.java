package org.grokscope.ui.shell;

import java.util.Optional;
import org.grokscope.run.EngineInfo;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.run.StatusBar;

/** The quiet line at the foot: what was said last comes first, then why nothing is recorded, then what computes. */
final class StatusMessage {

    private final StatusBar status;
    private String said = "";
    private Optional<String> notRecorded = Optional.empty();
    private String engineText = Texts.of("status.engine.loading");
    private EngineInfo engine;
    private long seed;

    StatusMessage(StatusBar status) {
        this.status = status;
        show();
    }

    /** Says something until something else is said or another run begins; nothing takes it back. */
    void say(String text) {
        said = text;
        show();
    }

    /** Another run begins. */
    void begin(long newSeed) {
        seed = newSeed;
        say("");
    }

    /** Why runs are not recorded, as long as they are not. */
    void showRecording(Optional<String> problem) {
        if (!problem.equals(notRecorded)) {
            notRecorded = problem;
            show();
        }
    }

    /** What computes. */
    void showEngine(EngineInfo info) {
        engine = info;
        engineText = "";
        show();
    }

    /** Why nothing computes. */
    void showEngineProblem(String problem) {
        engineText = problem;
        show();
    }

    private void show() {
        String text = said.isEmpty()
                ? notRecorded
                        .map(why -> Texts.of("status.not-recorded") + " " + why)
                        .orElse(engineText)
                : said;
        if (text.isEmpty()) {
            status.showEngine(engine, seed);
        } else {
            status.showEngineText(text);
        }
    }
}
