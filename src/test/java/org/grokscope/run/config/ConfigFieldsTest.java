package org.grokscope.run.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
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
            assertEquals(preset.config(), ConfigFields.config(base.config(), fields));
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
                        ConfigField.GROKFAST_ALPHA,
                        ConfigField.LR_DECAY_UNTIL,
                        ConfigField.LR_FINAL_FRACTION,
                        ConfigField.DECAY_TO,
                        ConfigField.HOLD_FROM,
                        ConfigField.CRITICAL_NORM),
                others);
    }

    /** Sizes of the same name mean another thing in another network. */
    @Test
    void anotherKindOfNetworkStartsFromItsOwnDefaults() {
        RunConfig fast = Preset.FAST.config();
        for (Network.Kind kind : Network.Kind.values()) {
            RunConfig config = ConfigFields.config(fast, Map.of(ConfigField.NETWORK, kind.id()));
            Network expected = kind == fast.network().kind() ? fast.network() : kind.defaults();
            assertEquals(expected, config.network());
        }
        RunConfig embedding =
                ConfigFields.config(fast, Map.of(ConfigField.NETWORK, "embedding-mlp", ConfigField.HIDDEN, "32"));
        assertEquals(new Network.EmbeddingMlp(128, 32, Activation.GELU), embedding.network());
        RunConfig parity = ConfigFields.config(embedding, Map.of(ConfigField.TASK, "parity"));
        assertEquals(Network.Mlp.DEFAULT, parity.network());
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
    void fieldThatDoesNotApplyIsRejected() {
        RunConfig base = Preset.PAPER.config();
        InvalidSettingException e = assertThrows(
                InvalidSettingException.class, () -> ConfigFields.config(base, Map.of(ConfigField.BITS, "20")));
        assertEquals(
                "Bits does not apply to the task mod-add with the network transformer: leave it out (got 20).",
                e.getMessage());
        assertEquals("--bits " + e.rule() + " (got 20).", e.messageFor("--bits"));
    }

    @Test
    void completeConfigurationHasNoDefaults() {
        Map<ConfigField, String> fields = new EnumMap<>(ConfigFields.of(Preset.PAPER.config()));
        assertEquals(Preset.PAPER.config(), ConfigFields.complete(fields));
        fields.remove(ConfigField.LEARNING_RATE);
        assertEquals(
                "Learning rate is missing.",
                assertThrows(InvalidSettingException.class, () -> ConfigFields.complete(fields))
                        .getMessage());
    }

    @ParameterizedTest
    @EnumSource(ConfigField.class)
    void everyFieldIsDeclaredCompletely(ConfigField field) {
        assertEquals(field, ConfigField.named(field.id()).orElseThrow());
        assertTrue(field.help().endsWith("."), field.help());
        // The critical norm has no default.
        String value = ConfigFields.defaults().getOrDefault(field, "54.5");
        if (field.isNumber()) {
            assertTrue(field.isWord(value) || field.range().contains(field.parse(value)));
            assertEquals(field.parse(value), field.parse(field.show(field.parse(value))));
        } else {
            assertEquals(value, field.option(value).id());
        }
        assertEquals(
                field,
                ConfigField.of(new InvalidSettingException(field.label(), "x", "is wrong"))
                        .orElseThrow());
    }
}
