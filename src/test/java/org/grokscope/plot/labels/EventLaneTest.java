package org.grokscope.plot.labels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EventLaneTest {
    private static final double GAP = 8;

    /** Words of 70 px, a number of 20; words cost less than numbers, and less the older they are. */
    private static EventLane.Item event(double x, int age) {
        return event(x, age, x);
    }

    private static EventLane.Item event(double x, int age, double line) {
        return new EventLane.Item(
                x, 2, form -> form == 0 ? 70 : 20, form -> (form == 0 ? 10 : 1_000) - age, line, false);
    }

    private static double width(EventLane.Place place) {
        return place.form() == 0 ? 70 : 20;
    }

    @Test
    void textsNeverOverlapAndStayAtTheirPlaces() {
        Random random = new Random(5);
        for (int run = 0; run < 2_000; run++) {
            List<EventLane.Item> items = new ArrayList<>();
            for (int i = random.nextInt(7); i >= 0; i--) {
                items.add(event(random.nextDouble() * 400, i));
            }
            List<EventLane.Place> places = EventLane.place(items, 0, 400, GAP);
            for (int i = 0; i < places.size(); i++) {
                EventLane.Place a = places.get(i);
                if (a.form() == 2) {
                    continue;
                }
                double x = items.get(i).x();
                assertTrue(a.left() >= -1e-6 && a.left() + width(a) <= 400 + 1e-6, a::toString);
                assertTrue(a.left() - 11 <= x && x <= a.left() + width(a) + 11, a + " names " + x);
                for (int j = 0; j < items.size(); j++) {
                    double line = items.get(j).line();
                    boolean covered = Math.abs(line - x) > 1 && a.left() < line && line < a.left() + width(a);
                    assertTrue(j == i || places.get(j).form() == 2 || !covered, a + " lies above " + line);
                }
                for (EventLane.Place b : places.subList(0, i)) {
                    boolean apart = a.left() + width(a) + GAP <= b.left() + 1e-6
                            || b.left() + width(b) + GAP <= a.left() + 1e-6;
                    assertTrue(b.form() == 2 || apart, a + " overlaps " + b);
                }
            }
        }
    }

    @Test
    void theOlderOfTwoLosesItsWordsAndKeepsItsNumber() {
        List<EventLane.Item> items = List.of(event(100, 1), event(130, 0));
        List<EventLane.Place> places = EventLane.place(items, 80, 300, GAP);
        assertEquals(List.of(1, 0), places.stream().map(EventLane.Place::form).toList());
    }

    @Test
    void aTextThatWouldLieAboveANamedLineMovesOrOneOfTheTwoGetsShorter() {
        List<EventLane.Place> beside = EventLane.place(List.of(event(100, 0), event(120, 1)), 0, 400, GAP);
        assertEquals(List.of(0, 0), beside.stream().map(EventLane.Place::form).toList());
        assertTrue(beside.getFirst().left() + 70 < 120 && beside.getLast().left() > 100, beside::toString);
        List<EventLane.Place> between =
                EventLane.place(List.of(event(170, 2), event(200, 0), event(230, 1)), 0, 400, GAP);
        assertEquals(1, between.get(1).form(), "there is room for its number only: " + between);
    }

    @Test
    void whatHasRoomIsCentredInFull() {
        List<EventLane.Place> places = EventLane.place(List.of(event(100, 0), event(300, 1)), 0, 400, GAP);
        assertEquals(List.of(new EventLane.Place(0, 65), new EventLane.Place(0, 265)), places);
    }
}
