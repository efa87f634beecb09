package org.grokscope.training;

/** Gives access to the numerical libraries of this build. */
@FunctionalInterface
public interface Engines {

    /**
     * The factory of learners that compute with a library; does not load it yet.
     *
     * @param choice the library
     * @param threads number of threads that compute at the same time
     */
    LearnerFactory learners(EngineChoice choice, int threads);

    /** How much they can train here at a time. */
    default Capacity capacity() {
        return Capacity.here();
    }
}
