package org.grokscope.run.optimization;

import java.util.Optional;

/**
 * What the gradient passes before the optimizer: first Grokfast, then the projection.
 *
 * @param projection whether its part along the weights is taken out
 * @param slow what amplifies its slow part; empty if nothing does
 */
public record GradientFilter(OrthogonalGradient projection, Optional<Grokfast> slow) {

    /** The gradient as it is. */
    public static final GradientFilter NONE = new GradientFilter(OrthogonalGradient.OFF, Optional.empty());
}
