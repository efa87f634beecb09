package org.grokscope.storage.library;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How often checkpoints are written: about 1 % of the time goes into them, but no crash may cost minutes of training. */
class RecordingTest {

    @Test
    void thePauseGrowsWithTheTimeOfWritingUpToALimit() {
        assertEquals(TimeUnit.MILLISECONDS.toNanos(400), Recording.rest(TimeUnit.MILLISECONDS.toNanos(4)));
        assertEquals(TimeUnit.SECONDS.toNanos(10), Recording.rest(TimeUnit.MILLISECONDS.toNanos(200)));
        assertEquals(TimeUnit.SECONDS.toNanos(10), Recording.rest(TimeUnit.SECONDS.toNanos(3)));
    }
}
