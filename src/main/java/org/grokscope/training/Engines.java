package org.grokscope.training;

/** The numerical libraries that a program can compute with. */
@FunctionalInterface
public interface Engines {

    /**
     * The factory of learners that compute with a library; loads nothing yet.
     *
     * @param choice the library
     * @param threads how many threads may compute at the same time
     */
    LearnerFactory learners(EngineChoice choice, int threads);
}
