package org.grokscope.ui.story;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.grokscope.run.config.Preset;
import org.grokscope.ui.controls.Texts;

/** The guided story: a card below the plots that explains what to look at, and drives the run. */
public final class StoryCard extends VBox {

    /** What the story does with the run. */
    public interface Driver {
        /** Loads a preset, slow enough to be watched. */
        void load(Preset preset);

        /** Trains, if the run is paused. */
        void train();

        /** Pauses the run. */
        void rest();

        /** Whether the goal of a step is reached. */
        boolean reached(StoryStep.Goal goal);

        /** Shows or hides the inspection panel. */
        void showInside(boolean shown);

        /** The story is over: the user is in control again. */
        void ended();
    }

    private final Driver driver;
    private final Label title = new Label();
    private final Label text = new Label();
    private final Label progress = new Label();
    private final Button back = new Button(Texts.of("story.back"));
    private final Button next = new Button(Texts.of("story.next"));
    private int index;
    private boolean waiting;

    public StoryCard(Driver driver) {
        this.driver = driver;
        getStyleClass().add("story");
        title.getStyleClass().add("story-title");
        text.setWrapText(true);
        text.getStyleClass().add("story-text");
        text.setMinHeight(USE_PREF_SIZE);
        progress.getStyleClass().add("quiet");
        Button close = new Button(Texts.of("story.end"));
        close.setOnAction(event -> end());
        next.getStyleClass().add("accent");
        next.setOnAction(event -> go(index + 1));
        back.setOnAction(event -> go(index - 1));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox buttons = new HBox(8, progress, space, close, back, next);
        buttons.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(title, text, buttons);
        VBox.setMargin(this, new Insets(0, 8, 8, 8));
        setVisible(false);
        setManaged(false);
    }

    boolean isTold() {
        return isVisible();
    }

    /** Begins the story, or ends it. */
    public void toggle() {
        if (isTold()) {
            end();
        } else {
            setVisible(true);
            setManaged(true);
            go(0);
        }
    }

    /** Pauses the run once it has reached the goal of the step. */
    public void refresh() {
        if (isTold() && waiting && driver.reached(step().goal())) {
            waiting = false;
            driver.rest();
            showProgress();
        }
    }

    private StoryStep step() {
        return StoryStep.STORY.get(index);
    }

    private void go(int to) {
        if (to >= StoryStep.STORY.size()) {
            end();
            return;
        }
        index = Math.max(0, to);
        StoryStep step = step();
        title.setText(step.title());
        text.setText(step.text());
        step.preset().ifPresent(driver::load);
        driver.showInside(step.inside());
        waiting = step.goal() != StoryStep.Goal.NONE && !driver.reached(step.goal());
        if (waiting) {
            driver.train();
        } else {
            driver.rest();
        }
        back.setDisable(index == 0);
        next.setText(index == StoryStep.STORY.size() - 1 ? Texts.of("story.finish") : Texts.of("story.next"));
        showProgress();
        next.requestFocus();
    }

    private void showProgress() {
        String step = Integer.toString(index + 1);
        String steps = Integer.toString(StoryStep.STORY.size());
        progress.setText(
                waiting ? Texts.of("story.progress.waiting", step, steps) : Texts.of("story.progress", step, steps));
    }

    private void end() {
        setVisible(false);
        setManaged(false);
        waiting = false;
        driver.ended();
    }
}
