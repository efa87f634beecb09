package org.grokscope.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.grokscope.run.Evaluation;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final long SECOND = 1_000_000_000L;
    private static final Evaluation EVALUATION = new Evaluation(1_250, 0.1, 1, 4, 0.412, 3_105.4);

    @Test
    void barShowsHowFarAndHowLongStill() {
        assertEquals("  6% [#-------------------] 1,250/20,000", new ProgressLine(1_250, 20_000, 0, null).bar());
        assertEquals(
                "  6% [-----] 1,250/20,000 62/s ETA 5:03 train 1.000 test 0.412 ‖θ‖² 3,105",
                new ProgressLine(1_250, 20_000, 62, EVALUATION).bar().replaceAll("\\[[#-]+]", "[-----]"));
        assertEquals("100% step 10/10 9.5/s ETA 0:00", new ProgressLine(10, 10, 9.5, null).plain());
        assertEquals("  0% step 0/36,000 1.0/s ETA 10:00:00", new ProgressLine(0, 36_000, 1, null).plain());
    }

    @Test
    void barFitsANarrowTerminal() {
        for (long end = 1; end <= 10_000_000; end *= 10) {
            for (double speed : new double[] {0, 0.1, 5, 1e3, 1e6}) {
                for (long step = 0; step <= end; step += Math.max(1, end / 7)) {
                    String bar = new ProgressLine(step, end, speed, EVALUATION).bar();
                    assertTrue(bar.length() <= 79 || !bar.contains("["), bar);
                    assertTrue(bar.length() <= 100, bar);
                }
            }
        }
    }

    @Test
    void logGetsALineAtEveryTenthButNotMoreThanOneInFiveSeconds() {
        ProgressSchedule schedule = new ProgressSchedule();
        assertFalse(schedule.isDue(0, 0));
        assertFalse(schedule.isDue(SECOND, 0.5));
        assertTrue(schedule.isDue(5 * SECOND, 0.5));
        assertFalse(schedule.isDue(11 * SECOND, 0.55));
        assertTrue(schedule.isDue(12 * SECOND, 0.61));
        assertFalse(schedule.isDue(71 * SECOND, 0.62));
        assertTrue(schedule.isDue(72 * SECOND, 0.62), "a minute without a line");
    }

    @Test
    void symbolsBecomeWordsWhereTheyCannotBeWritten() {
        assertEquals("V, eta 1, x^2 - ...", Terminal.fit("‖θ‖², η 1, x² − …", StandardCharsets.US_ASCII.newEncoder()));
        assertEquals("‖θ‖², η 1", Terminal.fit("‖θ‖², η 1", StandardCharsets.UTF_8.newEncoder()));
    }
}
