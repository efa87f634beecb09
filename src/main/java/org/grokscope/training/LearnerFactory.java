package org.grokscope.training;

import org.grokscope.run.EngineInfo;
import org.grokscope.run.config.RunConfig;

/** Makes learners. */
public interface LearnerFactory {

    /**
     * Makes the learner of one run with its initial weights; the same configuration gives the same weights.
     *
     * @throws EngineUnavailableException if the numerical library cannot be loaded here
     */
    Learner create(RunConfig config);

    /**
     * Says what computes. Loads the library if it is not loaded yet.
     *
     * @throws EngineUnavailableException if the numerical library cannot be loaded here
     */
    EngineInfo engine();
}
