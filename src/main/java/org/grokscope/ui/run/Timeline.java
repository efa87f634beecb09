package org.grokscope.ui.run;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.grokscope.narration.NumberFormat;
import org.grokscope.plot.fx.StepAxis;
import org.grokscope.plot.fx.StepSlider;
import org.grokscope.plot.paint.Gap;
import org.grokscope.plot.paint.PlotPalette;
import org.grokscope.plot.paint.PlotTypography;
import org.grokscope.training.TrainingSession;
import org.grokscope.typesetting.MathText;
import org.grokscope.ui.controls.Hints;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.explain.Reasons;

/**
 * The step axis of the plots, which shows the run at any step, replays it in a chosen time, and branches it. With the handle at the last
 * step it follows the run live. Its parts are not managed: where the handle is, nothing else is laid out again.
 */
public final class Timeline extends Region {

    /** In a narrower column the signs speak for themselves. */
    private static final double ROOM_FOR_LEGEND = 560;
    /** From the handle to the button beside it, and around it, in px. */
    private static final double BESIDE = 11;

    private static final double AROUND = 5;

    /** Of the live run. */
    private long present;

    private final StepSlider slider;
    private final Replay replay = new Replay();
    private final Button play = Nodes.button("", this::togglePlay, "play");
    private final ReplayTime time = new ReplayTime(this::requestLayout);
    private final Button live = Nodes.hinted("replay.live", this::backToLive, "timeline-button");
    private final Button branch;
    /** Why this run has no branches; empty if it can have some. */
    private String unbranchable = "";

    private final Region logToggle;
    private final List<StepSlider.Entry> legend = List.of(
            new StepSlider.Entry(StepSlider.Kind.CHECKPOINT, Texts.of("timeline.legend.checkpoint")),
            new StepSlider.Entry(StepSlider.Kind.EVENT, Texts.of("timeline.legend.event")));

    private final TimelinePins pins = new TimelinePins();
    private Tooltip tooltip;

    /**
     * Makes the timeline.
     *
     * @param logToggle makes the axis logarithmic
     * @param onBranch branches the run at the step shown
     */
    Timeline(StepAxis axis, Region logToggle, Runnable onBranch) {
        this.logToggle = logToggle;
        getStyleClass().add("timeline");
        slider = new StepSlider(axis);
        slider.setAccessibleText(Texts.of("replay.scrubber.accessible"));
        slider.setAccessibleHelp(Texts.of("replay.scrubber.tooltip"));
        slider.setOnMoved(this::moveTo);
        slider.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        slider.addEventHandler(MouseEvent.MOUSE_ENTERED, _ -> hint());
        slider.pointedProperty().addListener(_ -> hint());
        branch = Nodes.hinted("replay.branch", onBranch, "timeline-button", "branch-here");
        Region glyph = new Region();
        glyph.getStyleClass().add("play-glyph");
        play.setGraphic(glyph);
        for (Region each : List.of(slider, play, time, branch, logToggle)) {
            each.setManaged(false);
            getChildren().add(each);
        }
        live.setManaged(false);
        axis.viewProperty().addListener(_ -> place());
        live.setVisible(false);
        refresh(present);
    }

    void setLook(PlotPalette palette, PlotTypography typography) {
        slider.setLook(palette, typography);
    }

    /** Shows another run, live. */
    void show(TrainingSession newSession) {
        unbranchable = newSession.isFollowed() ? Texts.of("why.followed") : "";
        pins.show(newSession);
        replay.show(newSession.history());
        refresh(present);
    }

    /** How long a replay lasts. */
    double seconds() {
        return time.seconds();
    }

    /** The step of the replay; empty while the run is live. */
    OptionalLong step() {
        return replay.step();
    }

    void togglePlay() {
        replay.togglePlay();
        refresh(present);
    }

    void backToLive() {
        replay.backToLive();
        refresh(present);
    }

    private void moveTo(double step) {
        replay.moveTo(step);
        refresh(present);
    }

    /** Advances a replay that is playing. */
    void pulse(long now) {
        replay.pulse(now, time.seconds());
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> replay.moveBy(-1);
            case RIGHT -> replay.moveBy(1);
            case HOME -> replay.moveTo(0);
            case END -> replay.backToLive();
            case PAGE_UP -> toCheckpoint(true);
            case PAGE_DOWN -> toCheckpoint(false);
            default -> {
                return;
            }
        }
        event.consume();
        refresh(present);
    }

    /** The step under the handle. */
    private double shown() {
        return replay.step().isPresent() || replay.last() <= 0 ? replay.shown() : Math.max(replay.last(), present);
    }

    private void toCheckpoint(boolean later) {
        replay.moveTo(pins.page(Math.round(replay.shown()), replay.last(), later));
    }

    /**
     * Follows the run.
     *
     * @param now the step at which it is shown while it is not replayed
     */
    void refresh(long now) {
        present = now;
        boolean something = replay.last() > 0;
        double last = something ? Math.max(replay.last(), now) : 0;
        String none = something ? "" : Texts.of("why.nothing-recorded");
        Reasons.set(play, none);
        Reasons.set(branch, unbranchable.isEmpty() ? none : unbranchable);
        boolean isReplay = replay.step().isPresent();
        if (isReplay != live.isVisible()) {
            live.setVisible(isReplay);
            if (!getChildren().contains(live)) {
                getChildren().add(getChildren().indexOf(logToggle), live);
            }
            requestLayout();
        }
        String place = !something
                ? ""
                : isReplay
                        ? Texts.of("replay.place", NumberFormat.count(replay.shown()), NumberFormat.count(last))
                        : Texts.of("timeline.live", NumberFormat.count(last));
        slider.show(new StepSlider.State(last, shown(), place, pins.current()));
        showPlaying();
        place();
    }

    private void showPlaying() {
        String key = replay.isPlaying() ? "replay.stop" : "replay.start";
        String name = Texts.of(key + ".label");
        if (!name.equals(play.getAccessibleText())) {
            play.setAccessibleText(name);
            Hints.put(play, replay.isPlaying() ? name : Texts.of("replay.start.tooltip"));
            Nodes.style(play, "playing", replay.isPlaying());
        }
    }

    /** Says what the pin under the pointer is, and elsewhere what the timeline is for. */
    private void hint() {
        StepSlider.Pin pin = slider.pointedProperty().get();
        if (tooltip == null) {
            tooltip = new Tooltip();
            Tooltip.install(slider, tooltip);
        }
        tooltip.setText(MathText.set(pin == null ? Texts.of("replay.scrubber.tooltip") : pin.text()));
    }

    /** Puts the button beside the handle, where it has room. */
    private void place() {
        if (getWidth() < 1 || slider.getWidth() < 1) {
            return;
        }
        double handle = slider.place(shown());
        double width = branch.getWidth();
        double right = ends();
        boolean inView = handle >= 0 && handle <= slider.right() + 1;
        branch.setVisible(inView);
        double left = handle + BESIDE + width <= right - AROUND ? handle + BESIDE : handle - BESIDE - width;
        List<Gap> gaps = new ArrayList<>(List.of(new Gap(right - AROUND, getWidth())));
        if (inView) {
            branch.relocate(Math.rint(left), middle(branch));
            gaps.add(new Gap(left - AROUND, left + width + AROUND));
        }
        slider.setGaps(gaps);
    }

    private double middle(Region node) {
        return Math.rint(slider.labelHeight() - node.getHeight() / 2);
    }

    /** Where the buttons at the right end begin. */
    private double ends() {
        return live.isVisible() ? live.getLayoutX() : logToggle.getLayoutX();
    }

    @Override
    protected double computePrefHeight(double width) {
        return slider.prefHeight(width);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computeMaxHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        slider.resizeRelocate(0, 0, getWidth(), getHeight());
        slider.setLegend(getWidth() >= ROOM_FOR_LEGEND ? legend : List.of());
        for (Region each : List.of(play, time, live, branch, logToggle)) {
            each.autosize();
        }
        double bar = slider.barHeight();
        play.relocate(4, Math.rint(bar - play.getHeight() / 2));
        time.relocate(3 + play.getWidth(), Math.rint(bar - time.getHeight() / 2));
        double right = getWidth() - 8;
        for (Region each : List.of(logToggle, live)) {
            right -= each.getWidth();
            each.relocate(Math.rint(right), middle(each));
            right -= 6;
        }
        place();
    }
}
