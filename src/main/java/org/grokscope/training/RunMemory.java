package org.grokscope.training;

import org.grokscope.run.config.Network;
import org.grokscope.run.config.RunConfig;
import org.grokscope.task.ParityTask;
import org.grokscope.task.Task;

/**
 * Estimates the memory of a run that trains without a window, to about a fifth. The factors count the arrays of the engine; a test
 * compares them with real learners.
 */
final class RunMemory {

    /** θ, two moments, the gradients of two lanes and a further one. */
    private static final int COPIES = 6;
    /** Training and evaluation, two lanes each, compute this many examples at a time. */
    private static final int COLUMNS = 4 * 256;
    /** What is computed once for each token, in multiples of its width. */
    private static final int TOKEN_ROWS = 28;
    /** Of an embedding MLP: the terms of two operands and, in two lanes, their gradients; the same in the numerical library. */
    private static final int TERM_ROWS = 8;
    /** Index, tokens, label and place in the split, bytes. */
    private static final int EXAMPLE = 32;
    /** With its times and its part of the timeline, bytes. */
    private static final int EVALUATION = 400;

    /** A run's thread, and what the numerical library keeps for it, bytes. */
    private static final long THREAD = 25L << 20;
    /** The heap with its garbage, and the matrices in the numerical library. */
    private static final int RESIDENT_PER_HEAP = 3;

    private RunMemory() {}

    /** Java's heap, bytes. */
    static long heap(RunConfig config) {
        Task task = config.task();
        long numbers = (long) COPIES * config.network().parameters(task)
                + (long) COLUMNS * rows(config.network(), task)
                + tokens(config.network(), task);
        return numbers * Float.BYTES
                + (long) EXAMPLE * task.size()
                + EVALUATION * (config.maxSteps() / config.evaluationCadence());
    }

    /** Numbers that are kept for an example on the way forward and back. */
    private static long rows(Network network, Task task) {
        return switch (network) {
            case Network.Transformer shape -> 8L * shape.width() + task.classes();
            case Network.Mlp mlp -> 4L * mlp.hidden() + task.classes();
            case Network.EmbeddingMlp mlp -> 2L * mlp.hidden() + task.classes();
        };
    }

    private static long tokens(Network network, Task task) {
        return switch (network) {
            case Network.Transformer shape -> (long) TOKEN_ROWS * shape.width() * task.classes();
            case Network.Mlp _ -> task instanceof ParityTask parity ? (long) parity.bits() * COLUMNS : 0;
            case Network.EmbeddingMlp mlp -> (long) TERM_ROWS * mlp.hidden() * task.classes();
        };
    }

    /** Memory of the process, bytes, for a run with so much heap. */
    static long resident(long heap) {
        return THREAD + RESIDENT_PER_HEAP * heap;
    }
}
