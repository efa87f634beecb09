package org.grokscope.training;

import java.nio.file.Path;
import java.util.Optional;
import org.grokscope.run.EngineInfo;
import org.grokscope.run.config.RunConfig;

/** Creates learners. */
public interface LearnerFactory {

    /**
     * Creates the learner of one run with initial weights, which the configuration determines.
     *
     * @throws EngineUnavailableException if the numerical library cannot be loaded here
     */
    Learner create(RunConfig config);

    /**
     * Names the engine. Loads the library if it is not loaded yet.
     *
     * @throws EngineUnavailableException if the numerical library cannot be loaded here
     */
    EngineInfo engine();

    /**
     * Where the library has to be unpacked before it can be loaded, which happens once on a computer and takes many seconds; empty if that is
     * done. Loads nothing.
     */
    default Optional<Path> unpacksInto() {
        return Optional.empty();
    }
}
