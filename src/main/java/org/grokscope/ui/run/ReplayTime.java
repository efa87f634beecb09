package org.grokscope.ui.run;

import java.util.Map;
import javafx.scene.control.Button;
import org.grokscope.ui.controls.Hints;
import org.grokscope.ui.controls.Texts;

/** How long a replay of the whole run lasts; each click takes the next of three times. */
final class ReplayTime extends Button {

    /** What follows each time, in s. */
    private static final Map<Integer, Integer> NEXT = Map.of(10, 30, 30, 60, 60, 10);

    private int seconds = 30;

    /**
     * Makes the button.
     *
     * @param onChanged is called when it shows another time
     */
    ReplayTime(Runnable onChanged) {
        getStyleClass().add("timeline-button");
        setMinWidth(USE_PREF_SIZE);
        setOnAction(_ -> {
            seconds = NEXT.get(seconds);
            show();
            onChanged.run();
        });
        show();
    }

    int seconds() {
        return seconds;
    }

    private void show() {
        String now = Integer.toString(seconds);
        setText(Texts.of("timeline.time.label", now));
        setAccessibleText(Texts.of("replay.duration", now));
        Hints.put(this, Texts.of("timeline.time.tooltip", now, NEXT.get(seconds).toString()));
    }
}
