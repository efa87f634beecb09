package org.grokscope.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlaneTest {

    private static List<Integer> order(int n, int frequency) {
        List<Plane.Point> points =
                IntStream.range(0, n).mapToObj(a -> new Plane.Point(a, 0, 0)).toList();
        return new Plane(points, 1)
                .alongWave(frequency).stream().map(Plane.Point::token).toList();
    }

    @Test
    void aWavePassesTheResiduesInStepsOfTheInverse() {
        // 3 · 5 = 15 = 1 mod 7
        assertEquals(List.of(0, 5, 3, 1, 6, 4, 2), order(7, 3));
        assertEquals(List.of(0, 1, 2, 3, 4), order(5, 1));
        for (int frequency = 1; frequency <= 23; frequency++) {
            List<Integer> order = order(47, frequency);
            for (int j = 0; j < 47; j++) {
                assertEquals(j, order.get(j) * frequency % 47);
            }
        }
    }

    @Test
    void residuesOfOnePhaseFollowEachOther() {
        assertEquals(List.of(0, 3, 1, 4, 2, 5), order(6, 2));
    }
}
