package org.grokscope.ui.story;

import java.util.List;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.grokscope.ui.controls.Focus;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.explain.Reasons;

/**
 * The guided story: a card below the plots, or beside them, that explains what to look at, drives the run, and ends each step with a question.
 */
public final class StoryCard extends HBox {

    private static final double LEAST_WORDS = 40;
    /** In a lower window the plots need the height of the table. */
    private static final double ROOM_FOR_TABLE = 680;
    /** In a narrower one its words need the width. */
    private static final double ROOM_BESIDE_TABLE = 640;
    /** The style class of a card that stands beside the plots: there its table is below its words, and scrolls with them. */
    private static final String BESIDE = "beside";

    private StoryStep.Chapter chapter = StoryStep.Chapter.GROKKING;
    private List<StoryStep> story = chapter.steps();
    private final StoryController driver;
    private final StackPane picture = new StackPane();
    private final VBox read;
    private final Label title = Nodes.wrapped("", "story-title");
    private final Label text = Nodes.wrapped("", "story-text");
    private final Label question = Nodes.wrapped("", "story-question");
    private final Label progress = Nodes.label("", "quiet");
    private int index;
    private final Button back = Nodes.button(Texts.of("story.back"), () -> go(index - 1));
    private final Button next = Nodes.button(Texts.of("story.next"), () -> go(index + 1), "accent");
    private boolean waiting;

    StoryCard(StoryController driver) {
        super(16);
        this.driver = driver;
        getStyleClass().add("story");
        Button close = Nodes.button(Texts.of("story.end"), this::end);
        read = new VBox(4, text, question);
        progress.setMinWidth(USE_PREF_SIZE);
        VBox words = new VBox(4, title, scrolled(), foot(close));
        HBox.setHgrow(words, Priority.ALWAYS);
        picture.setMinWidth(USE_PREF_SIZE);
        picture.setMinHeight(USE_PREF_SIZE);
        // Deferred: in the midst of a layout nothing may be hidden.
        widthProperty().addListener(_ -> Platform.runLater(this::fitPicture));
        getChildren().addAll(picture, words);
        VBox.setMargin(this, new Insets(0, 8, 8, 8));
        BorderPane.setMargin(this, new Insets(8, 0, 8, 8));
        Nodes.show(this, false);
        Focus.giveBack(this);
    }

    /** A row that takes another line where it is narrow. */
    private FlowPane foot(Button close) {
        FlowPane foot = new FlowPane(progress, close, back, next);
        foot.getStyleClass().add("story-foot");
        return foot;
    }

    /** In a low window the words scroll, so that the buttons stay in reach. */
    private ScrollPane scrolled() {
        ScrollPane scroll = new ScrollPane(read);
        scroll.setFitToWidth(true);
        scroll.setMinHeight(LEAST_WORDS);
        scroll.prefViewportHeightProperty().bind(read.heightProperty());
        VBox.setVgrow(scroll, Priority.ALWAYS);
        return scroll;
    }

    boolean isTold() {
        return isVisible();
    }

    /** Begins the story, or ends it. */
    public void toggle() {
        toggle(StoryStep.Chapter.GROKKING);
    }

    /** Begins the chapter on held norms, or ends it. */
    public void toggleNorm() {
        toggle(StoryStep.Chapter.NORM);
    }

    private void toggle(StoryStep.Chapter told) {
        boolean ends = isTold() && told == chapter;
        if (isTold()) {
            end();
        }
        if (!ends) {
            chapter = told;
            story = told.steps();
            Nodes.show(this, true);
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
        return story.get(index);
    }

    private void go(int to) {
        if (to >= story.size()) {
            end();
            return;
        }
        index = Math.max(0, to);
        StoryStep step = step();
        title.setText(step.title());
        text.setText(step.text());
        if (step.afresh() || !driver.isUnderWay(step.config())) {
            driver.load(step.config(), chapter.speed(), step.aid() == StoryStep.Aid.PREVIOUS_RUN);
        }
        showAid(step);
        waiting = step.goal() != StoryStep.Goal.NONE && !driver.reached(step.goal());
        if (waiting) {
            driver.train();
        } else {
            driver.rest();
        }
        Reasons.set(back, index == 0 ? Texts.of("why.story.first") : "");
        next.setText(index == story.size() - 1 ? Texts.of("story.finish") : Texts.of("story.next"));
        showProgress();
        // Deferred: the run that was just begun gives the focus to the toolbar.
        Platform.runLater(next::requestFocus);
    }

    private void showAid(StoryStep step) {
        picture.getChildren().clear();
        if (step.aid() == StoryStep.Aid.TABLE) {
            picture.getChildren().add(new SumTable(step.config()));
        }
        fitPicture();
        driver.showInside(step.aid() == StoryStep.Aid.INSIDE);
    }

    private void fitPicture() {
        boolean beside = getStyleClass().contains(BESIDE);
        Pane place = beside ? read : this;
        if (!place.equals(picture.getParent())) {
            ((Pane) picture.getParent()).getChildren().remove(picture);
            place.getChildren().add(beside ? place.getChildren().size() : 0, picture);
        }
        boolean room = beside
                || (getScene() != null && getScene().getHeight() >= ROOM_FOR_TABLE && getWidth() >= ROOM_BESIDE_TABLE);
        Nodes.show(picture, room && !picture.getChildren().isEmpty());
    }

    /** The question is asked when there is something to look at; its place is kept, so that the plots stay as they are. */
    private void showProgress() {
        String step = Integer.toString(index + 1);
        String steps = Integer.toString(story.size());
        question.setText(step().question());
        question.setVisible(!waiting);
        progress.setText(
                waiting ? Texts.of("story.progress.waiting", step, steps) : Texts.of("story.progress", step, steps));
    }

    private void end() {
        Nodes.show(this, false);
        waiting = false;
        driver.ended(step().config());
    }
}
