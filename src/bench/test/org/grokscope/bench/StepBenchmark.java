package org.grokscope.bench;

import java.util.concurrent.TimeUnit;
import org.grokscope.engine.mxnet.MxNetLearners;
import org.grokscope.training.Learner;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One training step of ours under JMH, for work on the engine: quicker than the command {@code bench}, and with JMH's
 * profilers. A thread of its own makes, uses and closes the learner, as everywhere.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED", "-Xmx1g", "-XX:+UseSerialGC"})
public class StepBenchmark {

    /** What is trained: the name of a {@link Case}. */
    @Param({"TRANSFORMER", "MLP", "MLP97"})
    public String network;

    /** How many threads compute; each number is measured in a process of its own. */
    @Param({"1", "2"})
    public int threads;

    private Learner learner;

    /** Makes the learner. */
    @Setup(Level.Trial)
    public void open() {
        learner = new MxNetLearners(threads).create(Case.valueOf(network).config());
    }

    /** Frees it. */
    @TearDown(Level.Trial)
    public void close() {
        learner.close();
    }

    /** Trains. */
    @Benchmark
    public double step() {
        return learner.step();
    }
}
