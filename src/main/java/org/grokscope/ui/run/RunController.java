package org.grokscope.ui.run;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.grokscope.run.Checkpoint;
import org.grokscope.run.RunHistory;
import org.grokscope.run.config.HeldNorm;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Schedule;
import org.grokscope.sessions.RunSessions;
import org.grokscope.training.TrainingSession;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.settings.InterventionControls;
import org.grokscope.ui.settings.OptimizerSettings;
import org.grokscope.ui.settings.PendingNotice;
import org.grokscope.ui.settings.SettingsPanel;

/**
 * The current run and the settings of the next one: everything a user can do to them. To be used on the JavaFX thread.
 */
public final class RunController extends RunProperties {

    private final RunModel model;
    private final SettingsPanel settings;
    private Runnable onCommand = () -> {};
    private Runnable onFork = () -> {};

    public RunController(RunModel model, SettingsPanel settings) {
        this.model = model;
        this.settings = settings;
        session.set(model.session());
        preset.set(Preset.matching(model.present()).orElse(null));
        settings.setOnEdit(this::edited);
        OptimizerSettings optimizer = settings.optimizerSettings();
        optimizer.setOnRates(model::setLearningRate, model::setWeightDecay);
        settings.setOnTemperature(model::setTemperature);
        optimizer
                .interventions()
                .setActions(new InterventionControls.Actions(
                        model::toggleHeldNorm, model::holdNormAt, () -> onFork.run(), optimizer::cutDecay, () -> {
                            model.switchOptimizer(optimizer.optimizer());
                            edited();
                        }));
        refresh();
    }

    /** Called after each command that the user gives by button or key. */
    public void setOnCommand(Runnable listener) {
        onCommand = listener;
    }

    /** Sets what branches the run into several whose norm is held. */
    public void setOnFork(Runnable listener) {
        onFork = listener;
    }

    /**
     * Sets what is called with a run that was under way when another one took its place: after a reset, a branch, or when a run is opened.
     *
     * @param ended receives one that was ended, once it is recorded
     * @param paused receives one that was paused
     */
    public void setOnLeft(Consumer<RunSessions.Ended> ended, Consumer<TrainingSession> paused) {
        model.setOnLeft(ended, paused);
    }

    public boolean isStarted() {
        return model.isStarted();
    }

    public boolean isRunning() {
        return model.isRunning();
    }

    public boolean isOver() {
        return model.isOver();
    }

    public double speedLimit() {
        return model.speedLimit();
    }

    public void limitSpeed(double stepsPerSecond) {
        model.setSpeedLimit(stepsPerSecond);
        speedLimit.set(stepsPerSecond);
    }

    /** The settings, if they are valid. */
    public Optional<RunConfig> validSettings() {
        return settings.problem().isEmpty() ? Optional.of(settings.draft()) : Optional.empty();
    }

    /** Updates what follows the session. */
    public void refresh() {
        state.set(
                model.isOver()
                        ? model.isComplete() && pending.get().isEmpty() ? State.FINISHED : State.OVER
                        : model.isRunning()
                                ? State.RUNNING
                                : model.isStarted() && model.session().step() > 0 ? State.PAUSED : State.READY);
        underWay.set(model.isUnderWay());
        OptimizerSettings optimizer = settings.optimizerSettings();
        TrainingSession current = model.session();
        optimizer
                .interventions()
                .show(
                        new InterventionControls.Subject(
                                current.isFollowed(),
                                model.isSteerable(),
                                model.isStarted() && !current.isFollowed(),
                                current.heldNorm(),
                                current.config().schedule().heldNorm().stream()
                                        .mapToDouble(HeldNorm::criticalNorm)
                                        .findFirst(),
                                current.weightDecay() > 0,
                                current.optimizer(),
                                current.config().network()),
                        optimizer.optimizer());
    }

    /** Takes a preset; after a run that is over, a new one is prepared, even with the same settings. */
    public void choose(Preset chosen) {
        load(chosen.config());
        if (isOver()) {
            reset();
        }
    }

    /** Fills in settings, and applies them to the current run if that has not started. */
    public void load(RunConfig config) {
        settings.load(config);
        edited();
    }

    /** Shows a stored run as it ended, ready to be resumed. */
    public void reopen(TrainingSession stored) {
        keepReference(Texts.of("plot.reference.last"));
        model.reopen(stored);
        settings.load(model.present());
        preset.set(Preset.matching(model.present()).orElse(null));
        begin();
    }

    /** Shows a run that was started on another screen, as it stands. */
    public void show(TrainingSession other) {
        if (!other.equals(model.session())) {
            model.adopt(other);
            settings.load(model.present());
            preset.set(Preset.matching(model.present()).orElse(null));
            begin();
        }
    }

    /** Starts, pauses or resumes; trains a finished run on past its end, or starts a new one if that is not what the settings ask for. */
    public void startOrPause() {
        settings.settle();
        if (settings.problem().isEmpty() || model.isUnderWay()) {
            if (model.isOver() && state.get() == State.FINISHED) {
                model.proceed();
                settings.load(model.present());
                begin();
                onCommand.run();
            } else {
                if (model.isOver()) {
                    reset();
                }
                model.startOrPause();
            }
            refresh();
        }
    }

    public void singleStep() {
        settings.settle();
        if (settings.problem().isEmpty()
                && !model.isRunning()
                && !model.session().isFollowed()) {
            model.singleStep();
            refresh();
            onCommand.run();
        }
    }

    /** Prepares a new run with the same initial weights. */
    public void reset() {
        validSettings().ifPresent(this::restart);
    }

    /** Prepares a new run with another seed. */
    public void newSeed() {
        validSettings()
                .ifPresent(draft -> restart(draft.withSeed(draft.seed() < Schedule.SEED.max() ? draft.seed() + 1 : 0)));
    }

    private void restart(RunConfig config) {
        settings.load(config);
        keepReference(Texts.of("plot.reference.last"));
        model.replace(config);
        begin();
        onCommand.run();
    }

    /** Restores the settings of the current run. */
    public void undo() {
        load(model.present());
        onCommand.run();
    }

    public void toggleInspection() {
        inspectionShown.set(!inspectionShown.get());
        onCommand.run();
    }

    /**
     * Branches the run.
     *
     * @param step the step that is replayed: the branch starts at the last checkpoint up to it; without one, now
     */
    public void branch(OptionalLong step) {
        settings.settle();
        checkpoint(step, from -> {
            keepReference(Texts.of("plot.reference.branch"));
            model.branch(from);
            settings.load(model.present());
            begin();
            onCommand.run();
        });
    }

    /**
     * Gives the checkpoint from which the run can be branched, if there is one.
     *
     * @param step as for {@link #branch}
     * @param taker receives it now or, if it is made for this, a moment later, unless another run is shown by then
     */
    public void checkpoint(OptionalLong step, Consumer<Checkpoint> taker) {
        TrainingSession asked = model.session();
        if (step.isPresent()) {
            asked.checkpoints().stream()
                    .filter(each -> each.step() <= step.getAsLong())
                    .reduce((earlier, later) -> later)
                    .ifPresent(taker);
        } else if (model.isStarted() && !asked.isFollowed()) {
            var _ = asked.checkpoint()
                    .thenAccept(now -> Platform.runLater(() -> {
                        if (asked.equals(model.session())) {
                            taker.accept(now);
                        }
                    }));
        }
    }

    /** Gives the keyboard focus to the setting that has to be corrected, if there is one. */
    public boolean focusProblem() {
        return settings.focusProblem();
    }

    private void edited() {
        problem.set(settings.problem());
        if (!problem.get().isEmpty()) {
            pending.set(List.of());
            return;
        }
        RunConfig draft = settings.draft();
        preset.set(Preset.matching(draft).orElse(null));
        if (!model.isStarted() && !draft.equals(model.session().config())) {
            model.replace(draft);
            begin();
        } else {
            pending.set(model.isStarted() ? PendingNotice.differences(model.present(), draft) : List.of());
            refresh();
        }
    }

    private void begin() {
        problem.set("");
        pending.set(List.of());
        refresh();
        boolean sameTask = reference
                .get()
                .filter(last -> last.task().equals(model.session().config().task()))
                .isPresent();
        if (reference.get().isPresent() && !sameTask) {
            reference.set(Optional.empty());
        }
        session.set(model.session());
    }

    /** The evaluations of the current run stay visible as a faint curve behind the next one. */
    private void keepReference(String name) {
        RunHistory history = model.session().history();
        if (history.size() > 1) {
            reference.set(Optional.of(
                    new ReferenceCurve(name, model.session().config().task(), history)));
        }
    }
}
