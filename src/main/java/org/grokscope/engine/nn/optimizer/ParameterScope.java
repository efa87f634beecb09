package org.grokscope.engine.nn.optimizer;

import org.grokscope.engine.nn.Parameters;
import org.grokscope.run.optimization.DecayScope;

/** The parameters that are decayed, and whose norm can be held: some stretches of θ. */
final class ParameterScope {

    private final Parameters parameters;
    /** The first place of each stretch and the one after its last, in their order. */
    private final int[] ends;

    /** The parameters of a network that a setting names. */
    ParameterScope(Parameters parameters, DecayScope scope) {
        this.parameters = parameters;
        ends = switch (scope) {
            case ALL -> new int[] {0, parameters.size()};
            case WEIGHTS -> parameters.weightStretches();
        };
    }

    /** Whether it is all of θ. */
    boolean isAll() {
        return ends.length == 2 && ends[1] - ends[0] == parameters.size();
    }

    /** Does the step that a rule has begun on the parameters from one place to another, and decays those in scope. */
    void update(UpdateRule rule, int from, int to) {
        float[] theta = parameters.values();
        float[] gradient = parameters.gradient();
        int at = from;
        for (int i = 0; i < ends.length; i += 2) {
            int first = Math.clamp(ends[i], at, to);
            int end = Math.clamp(ends[i + 1], at, to);
            rule.apply(theta, gradient, at, first, false);
            rule.apply(theta, gradient, first, end, true);
            at = end;
        }
        rule.apply(theta, gradient, at, to, false);
    }

    /** Σθᵢ² of what is in scope from one place to another, in double precision. */
    double squaredNorm(int from, int to) {
        double norm = 0;
        for (int i = 0; i < ends.length; i += 2) {
            int first = Math.clamp(ends[i], from, to);
            norm += parameters.squaredNorm(first, Math.clamp(ends[i + 1], first, to));
        }
        return norm;
    }

    /** Scales what is in scope from one place to another. */
    void scale(float factor, int from, int to) {
        for (int i = 0; i < ends.length; i += 2) {
            int first = Math.clamp(ends[i], from, to);
            parameters.scale(factor, first, Math.clamp(ends[i + 1], first, to));
        }
    }
}
