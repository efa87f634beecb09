package org.grokscope.ui.story;

import java.util.function.Consumer;
import org.grokscope.run.RunHistory;
import org.grokscope.ui.run.RunController;
import org.grokscope.ui.run.RunScreen;
import org.grokscope.ui.run.RunViewState;

/** The teaching aids: the guided story, predict first, and the tone. */
public final class TeachingTools {

    private final StoryCard story;
    private final PredictBar predict = new PredictBar();
    private final Tone tone = new Tone();
    private final Consumer<String> message;

    public TeachingTools(RunController run, Consumer<String> message) {
        this.message = message;
        story = new StoryCard(new StoryController(run));
    }

    public StoryCard story() {
        return story;
    }

    public PredictBar predict() {
        return predict;
    }

    /** Guesses are made in the plots of the run screen, which hides the forecast until the jump. */
    public void connect(RunScreen screen) {
        screen.setOnPointed(step -> predict.point(step, screen.shown().state()));
        predict.guesses().subscribe(() -> screen.showGuesses(predict.guesses()));
        predict.askedProperty().subscribe(screen::hideForecast);
    }

    public void toggleTone() {
        message.accept(tone.toggle());
    }

    /** Follows the run as it is shown. */
    public void refresh(RunViewState shown) {
        RunHistory history = shown.history();
        story.refresh();
        predict.refresh(shown.state());
        int last = history.size() - 1;
        tone.set(last < 0 ? 0 : history.value(RunHistory.Column.TEST_ACCURACY, last), shown.running());
    }

    public void close() {
        tone.close();
    }
}
