package org.grokscope.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.grokscope.run.Evaluation;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunTimeline;
import org.grokscope.run.config.Preset;
import org.junit.jupiter.api.Test;

class PaperFitTest {

    /** arXiv 2603.13331, S1, seed 42: ‖θ‖² every 200 steps from T_mem = 800; reported V-factor 0.998647, R² 0.9992. */
    private static final double[] SEED_42 = {
        3891.23, 2951.83, 2332.81, 1795.94, 1430.64, 1203.47, 938.22, 813.58, 651.74, 598.3, 479.62, 397.31, 381.19,
        309.62, 273.03, 271.01
    };

    private static Optional<PaperFit> fit(RunHistory history) {
        return PaperFit.of(new RunTimeline(Preset.PAPER.config(), history).every(200), Long.MAX_VALUE);
    }

    private static double[] everyStep(int count, int cadence) {
        double[] steps = new double[count];
        Arrays.setAll(steps, i -> 800 + (double) cadence * i);
        return steps;
    }

    @Test
    void thePapersFigureOfOneSeedComesOut() {
        PaperFit fit = PaperFit.of(everyStep(SEED_42.length, 200), SEED_42).orElseThrow();
        assertEquals(0.998647, fit.vFactor(), 1e-5);
        assertEquals(0.9992, fit.rSquared(), 1e-3);
        assertEquals(227.6, fit.floor(), 1);
        assertEquals(3_624.8, fit.amplitude(), 5);
    }

    @Test
    void cleanDataGiveTheirParametersBack() {
        for (double factor : new double[] {0.9999, 0.9986, 0.995}) {
            double[] steps = everyStep(100, 50);
            double[] norms = Arrays.stream(steps)
                    .map(step -> 3_000 * Math.pow(factor, step - 800) + 270)
                    .toArray();
            PaperFit fit = PaperFit.of(steps, norms).orElseThrow();
            assertEquals(factor, fit.vFactor(), 1e-8);
            assertEquals(3_000, fit.amplitude(), 0.5);
            assertEquals(270, fit.floor(), 0.5);
            assertEquals(1, fit.rSquared(), 1e-9);
        }
    }

    @Test
    void onlyRowsAtTheCadenceFromMemorizationOnCount() {
        RunHistory history = new RunHistory();
        Random random = new Random(1);
        for (long step = 0; step <= 4_000; step += 50) {
            double norm = step % 200 == 0 ? 300 + 3_600 * Math.exp(-1.4e-3 * (step - 800)) : 1e6 * random.nextDouble();
            history.append(new Evaluation(step, 1, step >= 750 ? 1 : 0.5, 1, 0, norm));
        }
        PaperFit fit = fit(history).orElseThrow();
        assertEquals(Math.exp(-1.4e-3), fit.vFactor(), 1e-8);
        assertEquals(3_600, fit.amplitude(), 0.1);
    }

    @Test
    void anAccuracyThatDipsAfterMemorizationStaysMemorized() {
        RunHistory history = new RunHistory();
        for (long step = 0; step <= 4_000; step += 200) {
            double norm = 300 + 3_600 * Math.exp(-1.4e-3 * (step - 800));
            double train = step < 800 ? 0.5 : step == 2_000 ? 0.6 : 1;
            history.append(new Evaluation(step, 1, train, 1, 0, norm));
        }
        assertEquals(3_600, fit(history).orElseThrow().amplitude(), 0.1);
    }

    @Test
    void thereIsNoFitWhereThereIsNothingToFit() {
        assertTrue(fit(new RunHistory()).isEmpty());
        assertTrue(PaperFit.of(everyStep(3, 200), new double[] {3, 2, 1}).isEmpty());
        assertTrue(PaperFit.of(everyStep(5, 200), new double[] {5, 4, Double.NaN, 2, 1})
                .isEmpty());
    }

    @Test
    void whateverIsMeasuredItDoesNotThrow() {
        Random random = new Random(2);
        for (int repetition = 0; repetition < 200; repetition++) {
            double[] norms = random.doubles(4 + random.nextInt(30)).toArray();
            PaperFit.of(everyStep(norms.length, 200), norms)
                    .ifPresent(fit -> assertTrue(Double.isFinite(fit.vFactor())));
        }
        PaperFit.of(everyStep(6, 200), new double[6]);
        PaperFit.of(everyStep(6, 200), new double[] {7, 7, 7, 7, 7, 7});
    }
}
