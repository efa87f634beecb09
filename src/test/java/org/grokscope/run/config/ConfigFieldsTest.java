package org.grokscope.run.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.grokscope.task.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConfigFieldsTest {

    @ParameterizedTest
    @EnumSource(Preset.class)
    void fieldsMakeTheSameConfigurationAgainOnAnyBase(Preset preset) {
        Map<ConfigField, String> fields = ConfigFields.of(preset.config());
        for (Preset base : Preset.values()) {
            assertEquals(preset.config(), ConfigFields.config(base.config(), fields, ""));
        }
    }

    @Test
    void onlyFieldsThatMeanSomethingAreWritten() {
        Set<ConfigField> ofPaper = ConfigFields.of(Preset.PAPER.config()).keySet();
        Set<ConfigField> others = EnumSet.allOf(ConfigField.class);
        others.removeAll(ofPaper);
        assertEquals(
                EnumSet.of(
                        ConfigField.BITS,
                        ConfigField.RELEVANT_BITS,
                        ConfigField.SAMPLES,
                        ConfigField.HIDDEN,
                        ConfigField.ACTIVATION,
                        ConfigField.LOSS),
                others);
    }

    @Test
    void numbersAreInTheirShortestForm() {
        RunConfig config = Preset.PAPER.config().withRates(1e-4, 10);
        Map<ConfigField, String> fields = ConfigFields.of(config);
        assertEquals("0.0001", fields.get(ConfigField.LEARNING_RATE));
        assertEquals("10", fields.get(ConfigField.WEIGHT_DECAY));
        assertEquals("0", ConfigFields.of(Preset.NO_DECAY.config()).get(ConfigField.WEIGHT_DECAY));
    }

    @Test
    void dashesStandWhereTheFieldsWereGivenWithThem() {
        Map<ConfigField, String> bits = Map.of(ConfigField.BITS, "20");
        RunConfig base = Preset.PAPER.config();
        assertEquals(
                "bits = 20 is not possible; allowed: only with task parity, and the task is mod-add",
                assertThrows(InvalidSettingException.class, () -> ConfigFields.config(base, bits, ""))
                        .getMessage());
        assertEquals(
                "bits = 20 is not possible; allowed: only with --task parity, and the task is mod-add",
                assertThrows(InvalidSettingException.class, () -> ConfigFields.config(base, bits, "--"))
                        .getMessage());
    }
}
