package org.grokscope.engine.pytorch;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import org.grokscope.training.EngineUnavailableException;
import org.junit.jupiter.api.Test;

class PyTorchLearnersTest {

    @Test
    void aBuildWithoutPyTorchSaysHowToGetIt() {
        assumeFalse(PyTorchLearners.areNativesPresent(), "a build without -Ppytorch");
        String message = assertThrows(EngineUnavailableException.class, () -> new PyTorchLearners(1).engine())
                .getMessage();
        assertTrue(message.contains("-Ppytorch"), message);
        assertFalse(message.contains("\n"), message);
    }
}
