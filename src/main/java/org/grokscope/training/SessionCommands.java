package org.grokscope.training;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.grokscope.run.config.HeldNorm;
import org.grokscope.run.config.Objective;
import org.grokscope.run.config.Optimization;
import org.grokscope.run.config.Optimizer;

/** The commands of a session: any thread sends them, the training thread takes them between two steps, in the same order. */
abstract sealed class SessionCommands permits TrainingSession {

    /** As a speed limit: as fast as the machine can. */
    public static final double UNLIMITED = Double.POSITIVE_INFINITY;

    private final BlockingQueue<Command> commands = new LinkedBlockingQueue<>();

    final void send(Command command) {
        commands.add(command);
    }

    /** Waits for the next command. An interrupt is a command to stop. */
    final Command next() {
        try {
            return commands.take();
        } catch (InterruptedException e) {
            return new Command.Stop();
        }
    }

    /** Waits for the next command at most so long; null if none came. An interrupt is a command to stop. */
    final Command next(long nanos) {
        try {
            return commands.poll(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            return new Command.Stop();
        }
    }

    /** Trains until something ends or pauses the run. */
    public void resume() {
        send(new Command.Resume());
    }

    /** Pauses after the current step. */
    public void pause() {
        send(new Command.Pause());
    }

    /** Does one step, evaluates, and pauses. */
    public void singleStep() {
        send(new Command.SingleStep());
    }

    /**
     * Changes η from the next step on.
     *
     * @throws org.grokscope.task.InvalidSettingException if it is out of range
     */
    public void setLearningRate(double newLearningRate) {
        send(new Command.SetLearningRate(Optimization.LEARNING_RATE.check(newLearningRate)));
    }

    /**
     * Changes λ from the next step on.
     *
     * @throws org.grokscope.task.InvalidSettingException if it is out of range
     */
    public void setWeightDecay(double newWeightDecay) {
        send(new Command.SetWeightDecay(Optimization.WEIGHT_DECAY.check(newWeightDecay)));
    }

    /**
     * Changes τ from the next step on, also for evaluations.
     *
     * @throws org.grokscope.task.InvalidSettingException if it is out of range
     */
    public void setTemperature(double newTemperature) {
        send(new Command.SetTemperature(Objective.TEMPERATURE.check(newTemperature)));
    }

    /**
     * Holds the norm of what is decayed at a multiple of its value, from the next step on.
     *
     * @param ratio 1 for its value; allowed as for {@link HeldNorm}
     * @throws org.grokscope.task.InvalidSettingException if it is out of range
     */
    public void holdNorm(double ratio) {
        send(new Command.HoldNorm(HeldNorm.RATIO.check(ratio)));
    }

    /**
     * Holds the norm of what is decayed at a value, from the next step on, whatever it is now.
     *
     * @param norm a norm and not its square
     * @throws org.grokscope.task.InvalidSettingException if it is out of range
     */
    public void holdNormAt(double norm) {
        send(new Command.HoldNormAt(HeldNorm.NORM.check(norm)));
    }

    /** Releases ‖θ‖, from the next step on. */
    public void releaseNorm() {
        send(new Command.ReleaseNorm());
    }

    /** Uses another optimizer from the next step on; its moments start at zero. */
    public void switchOptimizer(Optimizer optimizer) {
        send(new Command.SwitchOptimizer(optimizer));
    }

    /**
     * Limits the speed, in steps per second; {@link #UNLIMITED} lifts the limit.
     *
     * @throws IllegalArgumentException if it is not above 0; use {@link #pause} to stop training
     */
    public void setSpeedLimit(double stepsPerSecond) {
        if (!(stepsPerSecond > 0)) {
            throw new IllegalArgumentException("Speed limit must be above 0 (got " + stepsPerSecond + ").");
        }
        send(new Command.SetSpeedLimit(stepsPerSecond));
    }

    /** Ends the run after the current step. */
    public void stop() {
        send(new Command.Stop());
    }
}
