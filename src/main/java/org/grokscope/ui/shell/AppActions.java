package org.grokscope.ui.shell;

import java.util.Map;
import java.util.Optional;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunState;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.ShareText;
import org.grokscope.task.InvalidSettingException;
import org.grokscope.training.TrainingSession;
import org.grokscope.ui.export.Exports;
import org.grokscope.ui.run.RunViewState;
import org.grokscope.ui.story.PredictBar;
import org.grokscope.ui.story.StoryCard;
import org.grokscope.ui.story.StoryStep;
import org.grokscope.ui.story.Tone;

/** What one does with a run besides running it: telling its story, guessing, listening, saving and sharing. */
public final class AppActions implements StoryCard.Driver {

    /** Steps per second while the story is told: the fast preset groks in some seconds then. */
    private static final double STORY_SPEED = 90;

    private static final long LONG = 1_500;

    private final MainWindow window;
    private final Exports exports;
    private final StoryCard story = new StoryCard(this);
    private final PredictBar predict;
    private final Tone tone = new Tone();
    private double ownSpeed = TrainingSession.UNLIMITED;

    public AppActions(MainWindow window, Exports.Picker picker, String appVersion) {
        this.window = window;
        exports = new Exports(picker, this::session, appVersion, window::say);
        predict = new PredictBar(window::showGuess);
    }

    /** What saves the run and its panels. */
    public Exports exports() {
        return exports;
    }

    StoryCard story() {
        return story;
    }

    PredictBar predict() {
        return predict;
    }

    Tone tone() {
        return tone;
    }

    private TrainingSession session() {
        return window.model().session();
    }

    void run(AppAction extra) {
        switch (extra) {
            case STORY -> story.toggle();
            case PRESENT -> window.togglePresentation();
            case PREDICT -> predict.toggle();
            case TONE -> window.say(tone.toggle());
            case PICTURE -> exports.picture(window.pictured());
            case DRAWING -> exports.drawing(window.drawing());
            case TABLE -> exports.table();
            case RUN -> exports.run();
            case TENSORBOARD -> exports.tensorBoard();
            case FILM -> exports.film(window.replaySeconds(), window.theme());
            case COPY -> copy();
            case PASTE -> paste();
            case THEME -> window.toggleTheme();
        }
    }

    private void copy() {
        Optional<RunConfig> config = window.possibleSettings();
        config.ifPresent(each -> {
            String line = ShareText.of(each);
            Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, line));
            window.say("Copied: " + line);
        });
    }

    private void paste() {
        String text = Clipboard.getSystemClipboard().getString();
        if (text == null || !ShareText.isOne(text)) {
            window.say("The clipboard holds no line that begins with " + ShareText.PREFIX);
            return;
        }
        try {
            window.load(ShareText.config(text));
        } catch (InvalidSettingException e) {
            window.say(e.getMessage());
        }
    }

    /** Follows the run. */
    void refresh(RunViewState shown) {
        story.refresh();
        predict.refresh(shown.state());
        int last = shown.history().size() - 1;
        tone.set(last < 0 ? 0 : shown.history().value(RunHistory.Column.TEST_ACCURACY, last), shown.running());
    }

    /** Takes a guess that was pointed at. */
    void pointed(double step) {
        if (!Double.isNaN(step)) {
            predict.point(step, session().timeline().latest());
        }
    }

    void close() {
        exports.close();
        tone.close();
    }

    @Override
    public void load(Preset preset) {
        window.load(preset.config());
        window.reset();
        window.showStory(true);
        if (window.model().speedLimit() != STORY_SPEED) {
            ownSpeed = window.model().speedLimit();
        }
        window.model().setSpeedLimit(STORY_SPEED);
    }

    @Override
    public void train() {
        if (!window.model().isRunning() && !window.model().isOver()) {
            window.startOrPause();
        }
    }

    @Override
    public void rest() {
        if (window.model().isRunning()) {
            window.startOrPause();
        }
    }

    @Override
    public boolean reached(StoryStep.Goal goal) {
        RunState run = session().timeline().latest();
        boolean over = window.model().isOver();
        return switch (goal) {
            case NONE -> true;
            case MEMORIZED -> over || run.isMemorized();
            case HALFWAY -> over || run.isGrokked() || isHalfway(run);
            case GROKKED -> over || run.isGrokked();
            case LONG -> over || session().step() >= LONG;
        };
    }

    private boolean isHalfway(RunState run) {
        return run.isMemorized()
                && run.expectedJump()
                        .filter(jump -> session().step()
                                >= (run.milestones().memorizationStep().getAsLong() + jump.grokkingStep()) / 2)
                        .isPresent();
    }

    @Override
    public void showInside(boolean shown) {
        window.showInside(shown);
    }

    @Override
    public void ended() {
        window.model().setSpeedLimit(ownSpeed);
        window.showInside(false);
        window.showStory(false);
    }
}
