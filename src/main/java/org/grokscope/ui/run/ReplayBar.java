package org.grokscope.ui.run;

import java.util.List;
import java.util.OptionalLong;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.grokscope.narration.NumberFormat;
import org.grokscope.run.RunHistory;
import org.grokscope.ui.controls.Choice;
import org.grokscope.ui.controls.Hints;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.explain.Reasons;

/**
 * The scrubber below the plots: shows the run at any step, replays it in a chosen time, and branches it. At its right end it
 * follows the run live.
 */
public final class ReplayBar extends HBox {

    private static final double NANOS = 1e9;
    private static final double WIDE = 560;
    private static final double PLACE_WIDTH = 150;

    private final Button play = Nodes.hinted("replay.start", this::togglePlay, "small");
    private final Slider scrubber = new Slider(0, 1, 1);
    private final Label place = Nodes.label(Texts.of("replay.live"), "quiet");
    private final Choice<Integer> duration = new Choice<>(
            List.of(10, 30, 60), each -> each + " s", each -> Texts.of("replay.duration", each.toString()));
    private final Button live = Nodes.hinted("replay.live", this::backToLive, "small");
    private final Button branch;

    private RunHistory history = new RunHistory();
    private boolean replaying;
    private boolean playing;
    private boolean moving;
    private long lastPulse;
    private double step;

    /**
     * Makes the bar.
     *
     * @param onBranch branches the run at the step shown
     */
    public ReplayBar(Runnable onBranch) {
        getStyleClass().add("replay-bar");
        setAlignment(Pos.CENTER_LEFT);
        branch = Nodes.hinted("replay.branch", onBranch, "small");
        scrubber.setAccessibleText(Texts.of("replay.scrubber.accessible"));
        Hints.put(scrubber, Texts.of("replay.scrubber.tooltip"));
        HBox.setHgrow(scrubber, Priority.ALWAYS);
        scrubber.valueProperty().addListener((observable, old, now) -> scrubbed(now.doubleValue()));
        place.setMinWidth(USE_PREF_SIZE);
        scrubber.setMinWidth(40);
        duration.setValue(30);
        duration.getStyleClass().add("corner-choice");
        duration.setMinWidth(116);
        duration.setMaxWidth(USE_PREF_SIZE);
        widthProperty().addListener((observable, old, now) -> {
            // In a narrow column the scrubber is worth more than the choice of how long a replay lasts.
            boolean wide = now.doubleValue() >= WIDE;
            Nodes.show(duration, wide);
            // Where there is room its width is fixed: the scrubber must not change under the pointer that drags it.
            place.setMinWidth(wide ? 0 : USE_PREF_SIZE);
            place.setPrefWidth(wide ? PLACE_WIDTH : USE_COMPUTED_SIZE);
        });
        getChildren().addAll(play, scrubber, place, duration, live, branch);
        show(new RunHistory());
    }

    /** Shows another run, live. */
    void show(RunHistory newHistory) {
        history = newHistory;
        backToLive();
        refresh();
    }

    /** How long a replay lasts. */
    public double seconds() {
        return duration.getValue();
    }

    /** The step of the replay; empty while the run is live. */
    OptionalLong step() {
        return replaying ? OptionalLong.of(Math.round(step)) : OptionalLong.empty();
    }

    /** Plays or stops; starts from the beginning if it is at the end. */
    public void togglePlay() {
        if (last() <= 0) {
            return;
        }
        playing = !playing;
        lastPulse = 0;
        if (playing && (!replaying || step >= last())) {
            moveTo(0);
        }
        refresh();
    }

    public void backToLive() {
        replaying = false;
        playing = false;
        place(1);
    }

    /** Goes to a step, as the user would with the scrubber. */
    void moveTo(double newStep) {
        replaying = true;
        step = Math.clamp(newStep, 0, Math.max(0, last()));
        place(last() > 0 ? step / last() : 0);
    }

    private void place(double fraction) {
        moving = true;
        scrubber.setValue(fraction);
        moving = false;
        refresh();
    }

    /** Advances a replay that is playing. */
    void pulse(long now) {
        if (playing) {
            double seconds = lastPulse == 0 ? 0 : (now - lastPulse) / NANOS;
            lastPulse = now;
            double next = step + seconds * last() / duration.getValue();
            moveTo(next);
            if (next >= last()) {
                playing = false;
                refresh();
            }
        }
    }

    private void scrubbed(double fraction) {
        if (!moving && last() > 0) {
            replaying = true;
            playing = false;
            step = fraction * last();
            refresh();
        }
    }

    private double last() {
        return history.size() == 0 ? 0 : history.value(RunHistory.Column.STEP, history.size() - 1);
    }

    /** Follows the run. */
    void refresh() {
        boolean something = last() > 0;
        String none = something ? "" : Texts.of("why.nothing-recorded");
        Reasons.set(play, none);
        Reasons.set(scrubber, none);
        Reasons.set(branch, none);
        Reasons.set(live, replaying ? "" : Texts.of("why.live"));
        play.setText(playing ? Texts.of("replay.stop.label") : Texts.of("replay.start.label"));
        place.setText(
                replaying
                        ? Texts.of("replay.place", NumberFormat.count(step), NumberFormat.count(last()))
                        : something ? Texts.of("replay.live") : "");
        Nodes.style(this, "replaying", replaying);
        scrubber.setAccessibleHelp(place.getText());
    }
}
