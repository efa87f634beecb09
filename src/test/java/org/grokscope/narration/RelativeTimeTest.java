package org.grokscope.narration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RelativeTimeTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-11-27T15:00:00Z");

    private static String english(String when) {
        return Narrator.ENGLISH.times(BERLIN).of(Instant.parse(when), NOW);
    }

    private static String german(String when) {
        return new Narrator(Locale.GERMANY).times(BERLIN).of(Instant.parse(when), NOW);
    }

    @Test
    void whatIsNearIsSaidInMinutesAndWhatIsFarAsADate() {
        assertEquals("just now", english("2026-11-27T14:59:01Z"));
        assertEquals("1 min ago", english("2026-11-27T14:59:00Z"));
        assertEquals("59 min ago", english("2026-11-27T14:00:01Z"));
        assertEquals("today, 15:00", english("2026-11-27T14:00:00Z"));
        assertEquals("yesterday, 16:02", english("2026-11-26T15:02:00Z"));
        assertEquals("Wed 25 Nov", english("2026-11-25T15:02:00Z"));
        assertEquals("Sat 21 Nov", english("2026-11-21T15:02:00Z"));
        assertEquals("20 Nov", english("2026-11-20T15:02:00Z"));
        assertEquals("31 Dec 2025", english("2025-12-31T15:02:00Z"));
    }

    @Test
    void theDayChangesWithTheClockOfTheMachine() {
        assertEquals("today, 00:30", english("2026-11-26T23:30:00Z"));
        assertEquals("yesterday, 23:59", english("2026-11-26T22:59:00Z"));
        assertEquals(
                "2026-11-27 00:30:00", Narrator.ENGLISH.times(BERLIN).exact(Instant.parse("2026-11-26T23:30:00Z")));
    }

    @Test
    void anotherClockThatIsFastIsNoDateOfTheFuture() {
        assertEquals("just now", english("2026-11-27T15:01:00Z"));
        assertEquals("today, 16:30", english("2026-11-27T15:30:00Z"));
        assertEquals("28 Nov", english("2026-11-28T15:30:00Z"));
    }

    @Test
    void germanHasItsOwnOrder() {
        assertEquals("vor 2 min", german("2026-11-27T14:57:10Z"));
        assertEquals("gestern, 16:02", german("2026-11-26T15:02:00Z"));
        assertEquals("Di. 24. Nov.", german("2026-11-24T15:02:00Z"));
    }

    @Test
    void daysAreHeadings() {
        RelativeTime times = Narrator.ENGLISH.times(BERLIN);
        assertEquals("Today", times.day(NOW, NOW));
        assertEquals("Yesterday", times.day(Instant.parse("2026-11-26T15:02:00Z"), NOW));
        assertEquals("Tuesday, 24 November 2026", times.day(Instant.parse("2026-11-24T15:02:00Z"), NOW));
    }
}
