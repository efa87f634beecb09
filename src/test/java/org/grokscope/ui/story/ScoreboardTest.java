package org.grokscope.ui.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import org.grokscope.ui.run.Guess;
import org.junit.jupiter.api.Test;

class ScoreboardTest {

    private static List<String> of(OptionalDouble forecast, Guess... guesses) {
        return Scoreboard.of(List.of(guesses), forecast, 1_000).rows().stream()
                .map(row -> row.rank() + " " + row.guess().map(Guess::name).orElse("forecast") + " " + row.error())
                .toList();
    }

    @Test
    void theClosestIsFirstAndTheForecastIsAmongThem() {
        assertEquals(
                List.of("1 Bo 20.0", "2 forecast -48.0", "3 Ada -300.0"),
                of(OptionalDouble.of(951.7), new Guess("Ada", 700), new Guess("Bo", 1_020)));
    }

    @Test
    void equalErrorsShareARank() {
        assertEquals(
                List.of("1 Ada -10.0", "1 Bo 10.0", "3 Cy 11.0"),
                of(OptionalDouble.empty(), new Guess("Ada", 990), new Guess("Bo", 1_010), new Guess("Cy", 1_011)));
    }

    @Test
    void withoutGuessesAndForecastItIsEmpty() {
        assertTrue(of(OptionalDouble.empty()).isEmpty());
    }
}
