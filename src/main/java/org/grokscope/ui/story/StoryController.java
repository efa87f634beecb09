package org.grokscope.ui.story;

import java.util.Optional;
import org.grokscope.run.RunState;
import org.grokscope.run.config.RunConfig;
import org.grokscope.training.TrainingSession;
import org.grokscope.ui.run.RunController;

/** Drives the run for the guided story. */
final class StoryController {

    private static final long LONG = 1_500;

    private final RunController run;
    private double ownSpeed = TrainingSession.UNLIMITED;
    /** The limit that the story has set. */
    private double storySpeed = Double.NaN;
    /** The settings from before the story. */
    private Optional<RunConfig> before = Optional.empty();

    StoryController(RunController run) {
        this.run = run;
    }

    /**
     * Loads settings, slow enough to be watched.
     *
     * @param speed the limit, in steps per second
     * @param beside whether the run before is shown behind the new one
     */
    void load(RunConfig config, double speed, boolean beside) {
        if (before.isEmpty()) {
            before = run.validSettings();
        }
        run.load(config);
        run.reset();
        if (!beside) {
            run.referenceProperty().set(Optional.empty());
        }
        if (run.speedLimit() != storySpeed) {
            ownSpeed = run.speedLimit();
        }
        storySpeed = speed;
        run.limitSpeed(speed);
    }

    /** Whether the run shown is one with these settings, and nobody has changed them on the way: what a step says is true of no other. */
    boolean isUnderWay(RunConfig config) {
        return run.session().config().equals(config)
                && run.session().timeline().latest().changes().isEmpty();
    }

    /** Trains, if the run is paused. */
    void train() {
        if (!run.isRunning() && !run.isOver()) {
            run.startOrPause();
        }
    }

    /** Pauses the run. */
    void rest() {
        if (run.isRunning()) {
            run.startOrPause();
        }
    }

    /** Whether the goal of a step is reached. */
    boolean reached(StoryStep.Goal goal) {
        RunState state = run.session().timeline().latest();
        return run.isOver()
                || switch (goal) {
                    case NONE -> true;
                    case MEMORIZED -> state.isMemorized();
                    case HALFWAY -> state.isGrokked() || isHalfway(state);
                    case GROKKED -> state.isGrokked();
                    case LONG -> run.session().step() >= LONG;
                };
    }

    private boolean isHalfway(RunState state) {
        return state.isMemorized()
                && state.expectedJump()
                        .filter(jump -> run.session().step()
                                >= (state.milestones().memorizationStep().getAsLong() + jump.grokkingStep()) / 2)
                        .isPresent();
    }

    /** Shows or hides the inspection panel. */
    void showInside(boolean shown) {
        run.inspectionShownProperty().set(shown);
    }

    /** The story is over: the user is in control again. */
    void ended(RunConfig last) {
        // A limit that the user has set meanwhile stays.
        if (run.speedLimit() == storySpeed) {
            run.limitSpeed(ownSpeed);
        }
        run.inspectionShownProperty().set(false);
        // A run of the story that was changed on the way is the user's by now.
        before.filter(own -> !own.equals(last) && isUnderWay(last)).ifPresent(own -> {
            run.load(own);
            run.reset();
        });
        before = Optional.empty();
    }
}
