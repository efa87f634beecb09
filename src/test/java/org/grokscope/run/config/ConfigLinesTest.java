package org.grokscope.run.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.stream.Collectors;
import org.grokscope.task.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigLinesTest {

    private final ConfigLines lines = new ConfigLines();

    private static String text(RunConfig config) {
        return ConfigFields.stored(config).entrySet().stream()
                .map(field -> field.getKey().id() + "=" + field.getValue())
                .collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @EnumSource(Preset.class)
    void runsThatDifferInTheirSeedsDifferInNothingElse(Preset preset) {
        for (long seed : new long[] {0, 7, 999_999_999, preset.config().seed()}) {
            RunConfig config = preset.config().withSeed(seed);
            assertEquals(config, lines.config(text(config)));
        }
    }

    @Test
    void anotherSettingIsNotTakenForTheRememberedOne() {
        RunConfig config = Preset.FAST.config();
        assertEquals(config, lines.config(text(config)));
        RunConfig other = config.withRates(1e-3, 0.5);
        assertEquals(other, lines.config(text(other)));
    }

    @Test
    void runsThatDifferInTheirRatesDifferInNothingElse() {
        for (double rate : new double[] {1e-5, 0.0013, 0.1}) {
            for (double decay : new double[] {0, 0.25, 1, 10}) {
                RunConfig config = Preset.PAPER.config().withRates(rate, decay);
                assertEquals(config, lines.config(text(config)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "weight-decay=11\nlr=9\nseed=1",
                "seed=x\nlr=0.001\nweight-decay=-1",
                "seed=1\nlr=1\nweight-decay=1\np=2"
            })
    void theSameSettingIsReportedAsWithoutARememberedRun(String damaged) {
        lines.config("seed=1\nlr=0.001\nweight-decay=1");
        String first = assertThrows(InvalidSettingException.class, () -> new ConfigLines().config(damaged))
                .getMessage();
        assertEquals(
                first,
                assertThrows(InvalidSettingException.class, () -> lines.config(damaged))
                        .getMessage());
        RunConfig alone = ConfigFields.config(Preset.PAPER.config(), Map.of());
        assertEquals(
                alone.withSeed(1), lines.config("seed=1\nlr=0.001\nweight-decay=1"), "the remembered one is unchanged");
    }

    @Test
    void theSeedMayBeInAnyLine() {
        assertEquals(Preset.PAPER.config().withSeed(3), lines.config("seed=3\nlr=0.001"));
        assertEquals(Preset.PAPER.config().withSeed(4), lines.config("lr=0.001\nseed=4"));
        assertEquals(Preset.PAPER.config().withSeed(5), lines.config("seed=5"));
        assertEquals(Preset.PAPER.config(), lines.config(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"seed=", "seed=-1", "seed=1e99", "seed=1234567890", "seed=two", "seed=3\nlr=9", "lr="})
    void whatIsDamagedIsRefusedAlsoAfterWhatIsSound(String damaged) {
        lines.config("seed=3\nlr=0.001");
        lines.config("seed=3");
        assertThrows(InvalidSettingException.class, () -> lines.config(damaged));
    }
}
