package org.grokscope.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.grokscope.run.Network;
import org.grokscope.run.Optimizer;
import org.grokscope.run.Preset;
import org.grokscope.run.RunConfig;
import org.grokscope.task.ModularTask;
import org.grokscope.task.Operation;
import org.junit.jupiter.api.Test;

class CalibrationTableTest {

    private static final RunConfig PAPER = Preset.PAPER.config();

    private static CalibrationTable.Cell cell(double eta, double lambda) {
        return CalibrationTable.lookup(PAPER, eta, lambda).orElseThrow();
    }

    @Test
    void thePapersSettingHasThePapersFigures() {
        CalibrationTable.Cell cell = cell(1e-3, 1);
        assertEquals(1_202, Math.exp(cell.logThreshold()), 1);
        assertEquals(0.7, cell.kappa(), 0.05);
        assertEquals(258, cell.floor(), 10);
    }

    @Test
    void betweenTwoEntriesTheThresholdLiesBetween() {
        double last = Double.POSITIVE_INFINITY;
        for (double lambda : new double[] {0.1, 0.15, 0.3, 0.4, 0.5, 0.7, 1}) {
            double threshold = cell(1e-3, lambda).logThreshold();
            assertTrue(threshold < last, "λ " + lambda);
            last = threshold;
        }
    }

    @Test
    void farFromTheTableTheErrorGrows() {
        assertTrue(cell(1e-3, 0.01).logThresholdSd() > 0.3);
        assertTrue(cell(1e-3, 1.9).logThresholdSd() > cell(1e-3, 1).logThresholdSd());
        assertTrue(cell(4e-3, 1).logThresholdSd() > cell(1e-3, 1).logThresholdSd());
        assertEquals(cell(1e-3, 0.1).logThreshold(), cell(1e-3, 0.01).logThreshold(), 1e-12);
        assertEquals(cell(1e-3, 1).logThreshold(), cell(1e-3, 1.9).logThreshold(), 1e-12);
    }

    @Test
    void theEntriesOfTheNearestRateCount() {
        assertEquals(Math.log(1_735), cell(2e-3, 1).logThreshold(), 1e-12);
        assertEquals(Math.log(1_735), cell(4e-3, 1).logThreshold(), 1e-12);
        assertEquals(Math.log(1_202), cell(1.1e-3, 1).logThreshold(), 1e-12);
        assertEquals(
                Math.log(1_230),
                CalibrationTable.lookup(Preset.MULTIPLICATION.config(), 1e-3, 1)
                        .orElseThrow()
                        .logThreshold(),
                1e-12);
    }

    @Test
    void otherTasksNetworksOptimizersAndFractionsHaveNoEntry() {
        assertTrue(CalibrationTable.lookup(SyntheticRun.uncalibrated(), 1e-3, 1).isEmpty());
        RunConfig mlp = SyntheticRun.config(PAPER.task(), Network.Mlp.DEFAULT, Optimizer.ADAMW, 1e-3, 1, 1_000);
        assertTrue(CalibrationTable.lookup(mlp, 1e-3, 1).isEmpty());
        RunConfig otherP = SyntheticRun.config(
                new ModularTask(Operation.ADD, 89), PAPER.network(), Optimizer.ADAMW, 1e-3, 1, 1_000);
        assertTrue(CalibrationTable.lookup(otherP, 1e-3, 1).isEmpty());
        RunConfig fraction = new RunConfig(
                PAPER.task(), PAPER.network(), Optimizer.ADAMW, 1e-3, 1, 0.3, 512, 1, 50, 1_000, RunConfig.NEVER);
        assertTrue(CalibrationTable.lookup(fraction, 1e-3, 1).isEmpty());
        assertTrue(CalibrationTable.lookup(PAPER, 1e-3, 0).isEmpty());
    }

    @Test
    void aSingleEntryServesAllOfItsNeighbourhood() {
        CalibrationTable.Entry entry = new CalibrationTable.Entry(
                PAPER.task(), PAPER.network(), 1e-3, 1, 0.5, 1_000, 0.1, 0.7, 0.05, 0.2, 0.1, "a test");
        for (double lambda : new double[] {0.2, 1, 1.8}) {
            CalibrationTable.Cell cell =
                    CalibrationTable.lookup(List.of(entry), PAPER, 1e-3, lambda).orElseThrow();
            assertEquals(Math.log(1_000), cell.logThreshold(), 1e-12);
            assertTrue(Double.isFinite(cell.logThresholdSd()));
            assertEquals(200, cell.floor(), 1e-9);
        }
    }
}
