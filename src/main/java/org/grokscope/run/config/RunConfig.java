package org.grokscope.run.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.grokscope.task.InvalidSettingException;
import org.grokscope.task.Named;
import org.grokscope.task.ParityTask;
import org.grokscope.task.Split;
import org.grokscope.task.Task;

/**
 * Everything that determines a run: on one machine the same configuration gives the same run, bit for bit. {@link ConfigField}
 * declares each field once for flags, files and the window.
 *
 * @param task what the network learns
 * @param trainFraction the fraction of the data set in the train set
 * @param network the network's shape
 * @param objective what training minimizes
 * @param optimization how the weights are updated
 * @param schedule seed, evaluations, intervention and end
 * @param elsewhere where the run was read from, if this program did not train it
 */
public record RunConfig(
        Task task,
        double trainFraction,
        Network network,
        Objective objective,
        Optimization optimization,
        Schedule schedule,
        Optional<Elsewhere> elsewhere) {

    /**
     * Checks the settings together.
     *
     * @throws InvalidSettingException for the first setting that contradicts another
     */
    public RunConfig {
        optimization.checkBatch(Split.trainSize(task.size(), trainFraction));
        if (task instanceof ParityTask && network.kind() != Network.Kind.MLP) {
            throw new InvalidSettingException("network", network.id(), "must be mlp for the task parity")
                    .withRemedy(Network.Kind.MLP.id());
        }
        if (!optimization.optimizer().fits(network)) {
            List<Optimizer> fitting = Arrays.stream(Optimizer.values())
                    .filter(each -> each.fits(network))
                    .toList();
            throw unfit("optimizer", optimization.optimizer(), Named.list(fitting), network)
                    .withRemedy(Optimizer.ADAMW.id());
        }
        if (schedule.intervention() instanceof Intervention.SwitchOptimizer(Optimizer to) && !to.fits(network)) {
            throw unfit("intervention", schedule.intervention(), "none or a switch to another optimizer", network)
                    .withRemedy(new Intervention.None().id());
        }
        if (schedule.intervention().equals(new Intervention.SwitchOptimizer(optimization.optimizer()))) {
            throw new InvalidSettingException(
                            "intervention",
                            schedule.intervention().id(),
                            "must be none or a switch to another optimizer than the one at the start")
                    .withRemedy(new Intervention.None().id());
        }
    }

    private static InvalidSettingException unfit(String field, Named value, String allowed, Network network) {
        return new InvalidSettingException(
                field,
                value.id(),
                "must be " + allowed + " for the network " + network.id()
                        + ", in which Muon has no matrix between hidden layers");
    }

    /** A configuration of a run of this program. */
    public RunConfig(
            Task task,
            double trainFraction,
            Network network,
            Objective objective,
            Optimization optimization,
            Schedule schedule) {
        this(task, trainFraction, network, objective, optimization, schedule, Optional.empty());
    }

    /** A configuration with the cross-entropy of the outputs as they are. */
    public RunConfig(Task task, double trainFraction, Network network, Optimization optimization, Schedule schedule) {
        this(task, trainFraction, network, Objective.DEFAULT, optimization, schedule);
    }

    /** The size of the train set. */
    public int trainSize() {
        return Split.trainSize(task.size(), trainFraction);
    }

    /** The number of examples in each step. */
    public int examplesPerStep() {
        return batchSize() == Optimization.FULL_BATCH ? trainSize() : batchSize();
    }

    /**
     * Whether a run has reached the end that its schedule sets.
     *
     * @param step optimizer steps done
     * @param grokkingStep T_grok, if it has been reached
     */
    public boolean isComplete(long step, OptionalLong grokkingStep) {
        return schedule.isComplete(step, grokkingStep);
    }

    public Optimizer optimizer() {
        return optimization.optimizer();
    }

    public double learningRate() {
        return optimization.learningRate();
    }

    public double weightDecay() {
        return optimization.weightDecay();
    }

    public int batchSize() {
        return optimization.batchSize();
    }

    public long seed() {
        return schedule.seed();
    }

    public int evaluationCadence() {
        return schedule.evaluationCadence();
    }

    public long maxSteps() {
        return schedule.maxSteps();
    }

    public long stopAfterGrok() {
        return schedule.stopAfterGrok();
    }

    public Intervention intervention() {
        return schedule.intervention();
    }

    /** Whether the value of a field is known; it may be open in a run that was read from elsewhere. */
    public boolean isStated(ConfigField field) {
        return elsewhere.isEmpty() || !elsewhere.get().unstated().contains(field);
    }

    /** What the network learns, as a formula; the name of the file that the run was read from if that is not known. */
    public String subject() {
        boolean isKnown = isStated(ConfigField.TASK) && isStated(ConfigField.P);
        return isKnown ? task.formula() : elsewhere.get().name();
    }

    /** The last step that the run can have; no number is larger if it is not stated. */
    public long budget() {
        return isStated(ConfigField.STEPS) ? maxSteps() : Long.MAX_VALUE;
    }

    /** The same configuration of a run that this program trains; of what is not stated it has the values that it would train with. */
    public RunConfig here() {
        return new RunConfig(task, trainFraction, network, objective, optimization, schedule, Optional.empty());
    }

    /** The same configuration of a run that was read from elsewhere. */
    public RunConfig from(Elsewhere source) {
        return new RunConfig(task, trainFraction, network, objective, optimization, schedule, Optional.of(source));
    }

    /** The same configuration with another network. */
    public RunConfig withNetwork(Network newNetwork) {
        return new RunConfig(task, trainFraction, newNetwork, objective, optimization, schedule, elsewhere);
    }

    /** The same configuration with another objective. */
    public RunConfig withObjective(Objective newObjective) {
        return new RunConfig(task, trainFraction, network, newObjective, optimization, schedule, elsewhere);
    }

    /** The same configuration with another optimization. */
    public RunConfig withOptimization(Optimization newOptimization) {
        return new RunConfig(task, trainFraction, network, objective, newOptimization, schedule, elsewhere);
    }

    /** The same configuration with another schedule. */
    public RunConfig withSchedule(Schedule newSchedule) {
        return new RunConfig(task, trainFraction, network, objective, optimization, newSchedule, elsewhere);
    }

    /** The same configuration with another η and λ. */
    public RunConfig withRates(double learningRate, double weightDecay) {
        return withOptimization(optimization.withRates(learningRate, weightDecay));
    }

    /** The same configuration with another optimizer; a planned switch to that very optimizer is dropped. */
    public RunConfig withOptimizer(Optimizer optimizer) {
        boolean dropped = intervention().equals(new Intervention.SwitchOptimizer(optimizer));
        return (dropped ? withIntervention(new Intervention.None()) : this)
                .withOptimization(optimization.withOptimizer(optimizer));
    }

    /** The same configuration with another seed. */
    public RunConfig withSeed(long seed) {
        return withSchedule(schedule.withSeed(seed));
    }

    /** The same configuration with another length. */
    public RunConfig withLength(long maxSteps, long stopAfterGrok) {
        return withSchedule(schedule.withLength(maxSteps, stopAfterGrok));
    }

    /** The same configuration with as many steps again after a step, and no end at T_grok. */
    public RunConfig longer(long step) {
        return withLength(Math.min((long) Schedule.MAX_STEPS.max(), step + maxSteps()), Schedule.NEVER);
    }

    /** The same configuration with another intervention. */
    public RunConfig withIntervention(Intervention intervention) {
        return withSchedule(schedule.withIntervention(intervention));
    }

    /** The same configuration with another planned norm; empty leaves it free. */
    public RunConfig withHeldNorm(Optional<HeldNorm> heldNorm) {
        return withSchedule(schedule.withHeldNorm(heldNorm));
    }
}
