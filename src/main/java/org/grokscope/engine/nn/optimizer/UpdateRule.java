package org.grokscope.engine.nn.optimizer;

import java.util.List;
import java.util.function.Supplier;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.optimization.Moments;

/**
 * An optimizer's step on the flat parameters. λ is PyTorch's {@code weight_decay}.
 *
 * <p>Written in single precision in the order of PyTorch's own loops, so that both stay together for long.
 */
sealed interface UpdateRule permits Sgd, Momentum, Adam, Lion, Muon {

    /**
     * Begins a step.
     *
     * @param eta η
     * @param lambda λ
     */
    void begin(double eta, double lambda);

    /** How many parts of work on the whole gradient a step needs before it is applied. */
    default int parts() {
        return 0;
    }

    /** Does one of the {@link #parts}; several threads may do several. */
    default void prepare(int part, float[] gradient) {}

    /**
     * Does the step that was begun on a stretch of the parameters; several threads may do several stretches.
     *
     * @param theta θ, changed
     * @param gradient ∇L, left as it is
     * @param from the first parameter
     * @param to one after the last
     * @param decays whether the stretch is decayed
     */
    void apply(float[] theta, float[] gradient, int from, int to, boolean decays);

    /** How many steps it has begun; where that does not matter, 0. */
    long steps();

    /** The state kept between steps, in arrays as long as θ; the arrays themselves, not copies. */
    List<float[]> moments();

    /**
     * Continues with the state of another rule of the same kind.
     *
     * @throws IllegalArgumentException if the arrays do not fit
     */
    default void resume(long steps, List<float[]> moments) {
        List<float[]> own = moments();
        if (own.size() != moments.size()) {
            throw new IllegalArgumentException(moments.size() + " arrays of moments, not " + own.size());
        }
        for (int i = 0; i < own.size(); i++) {
            if (moments.get(i).length != own.get(i).length) {
                throw new IllegalArgumentException(
                        "moments of " + moments.get(i).length + " parameters, not " + own.get(i).length);
            }
            System.arraycopy(moments.get(i), 0, own.get(i), 0, own.get(i).length);
        }
    }

    /**
     * The rule of an optimizer.
     *
     * @param size the number of parameters
     * @param hidden what orthogonalizes each hidden matrix; asked for by Muon alone
     */
    static UpdateRule of(Optimizer optimizer, Moments settings, int size, Supplier<List<NewtonSchulz>> hidden) {
        return switch (optimizer) {
            case ADAMW -> new Adam(size, settings, true);
            case ADAM_L2 -> new Adam(size, settings, false);
            case SGD -> new Sgd();
            case SGD_MOMENTUM -> new Momentum(size);
            case MUON -> new Muon(size, settings, hidden.get());
            case LION -> new Lion(size, settings);
        };
    }
}
