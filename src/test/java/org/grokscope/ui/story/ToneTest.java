package org.grokscope.ui.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.grokscope.ui.controls.Texts;
import org.junit.jupiter.api.Test;

class ToneTest {

    @Test
    void itRisesByTwoOctavesWithTheAccuracy() {
        assertEquals(220, Tone.pitch(0), 1e-9);
        assertEquals(440, Tone.pitch(0.5), 1e-9);
        assertEquals(880, Tone.pitch(1), 1e-9);
        assertEquals(220, Tone.pitch(-1), 1e-9);
        assertEquals(880, Tone.pitch(7), 1e-9);
    }

    /** On a machine with sound it plays, on one without it says so; afterwards it is off in either case. */
    @Test
    void itIsTurnedOnOrSaysWhyNot() {
        Tone tone = new Tone();
        String problem = tone.toggle();
        assertEquals(problem.isEmpty(), tone.isOn());
        assertTrue(problem.isEmpty() || problem.equals(Texts.of("tone.unavailable")), problem);
        tone.close();
        assertFalse(tone.isOn());
    }
}
