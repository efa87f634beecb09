package org.grokscope.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.grokscope.task.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EngineChoiceTest {

    @ParameterizedTest
    @CsvSource({
        "amd64, MXNET",
        "x86_64, MXNET",
        "aarch64, PYTORCH",
        "riscv64, PYTORCH",
    })
    void autoDependsOnTheProcessor(String architecture, EngineChoice expected) {
        assertEquals(expected, EngineChoice.AUTO.on(architecture));
    }

    @Test
    void explicitChoiceIsKeptOnAnyProcessor() {
        assertEquals(EngineChoice.PYTORCH, EngineChoice.PYTORCH.on("amd64"));
        assertEquals(EngineChoice.MXNET, EngineChoice.MXNET.on("aarch64"));
    }

    @ParameterizedTest
    @EnumSource
    void isFoundByItsName(EngineChoice choice) {
        assertEquals(choice, EngineChoice.named(" " + choice.id() + " "));
    }

    @Test
    void unknownNameIsRefusedWithTheValidOnes() {
        InvalidSettingException refused =
                assertThrows(InvalidSettingException.class, () -> EngineChoice.named("MXNet"));
        assertEquals("Engine must be auto, mxnet or pytorch (got MXNet).", refused.getMessage());
    }
}
