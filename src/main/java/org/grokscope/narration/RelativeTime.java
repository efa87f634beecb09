package org.grokscope.narration;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Says when something was, seen from a moment: "2 min ago", "yesterday, 16:02", "Tue 24 Nov". For any thread. */
public final class RelativeTime {

    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    /** A file from another machine may be from the future by as much as two clocks differ. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final Words words;
    private final ZoneId zone;
    private final DateTimeFormatter weekday;
    private final DateTimeFormatter date;
    private final DateTimeFormatter dateOfYear;
    private final DateTimeFormatter day;

    RelativeTime(Words words, ZoneId zone) {
        this.words = words;
        this.zone = zone;
        weekday = formatter("when.weekday");
        date = formatter("when.date");
        dateOfYear = formatter("when.date.year");
        day = formatter("when.day");
    }

    private DateTimeFormatter formatter(String key) {
        return DateTimeFormatter.ofPattern(words.say(key), words.locale());
    }

    /** When it was, in as few words as are not ambiguous. */
    public String of(Instant when, Instant now) {
        Duration ago = Duration.between(when, now);
        if (ago.plus(SKEW).isPositive() && ago.toMinutes() < 1) {
            return words.say("when.moment");
        }
        if (!ago.isNegative() && ago.toMinutes() < 60) {
            return words.say("when.minutes", Long.toString(ago.toMinutes()));
        }
        ZonedDateTime local = when.atZone(zone);
        LocalDate today = now.atZone(zone).toLocalDate();
        long days = ChronoUnit.DAYS.between(local.toLocalDate(), today);
        if (days == 0) {
            return words.say("when.today", TIME.format(local));
        }
        if (days == 1) {
            return words.say("when.yesterday", TIME.format(local));
        }
        if (days > 1 && days < 7) {
            return weekday.format(local);
        }
        return (local.getYear() == today.getYear() ? date : dateOfYear).format(local);
    }

    /** The day of something, as the heading of all that was on it. */
    public String day(Instant when, Instant now) {
        LocalDate then = when.atZone(zone).toLocalDate();
        long days = ChronoUnit.DAYS.between(then, now.atZone(zone).toLocalDate());
        return days == 0
                ? words.say("when.day.today")
                : days == 1 ? words.say("when.day.yesterday") : day.format(then.atStartOfDay(zone));
    }

    /** The exact time, on the clock of this machine. */
    public String exact(Instant when) {
        return EXACT.format(when.atZone(zone));
    }
}
