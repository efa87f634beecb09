package org.grokscope.ui.story;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.grokscope.ui.run.Guess;

/**
 * Who came closest to the jump: the guesses, and among them the forecast at T_mem.
 *
 * @param rows the closest first
 */
record Scoreboard(List<Row> rows) {

    /**
     * One entry.
     *
     * @param rank 1 for the closest; equal errors share a rank
     * @param guess whose it is; empty for the forecast
     * @param step the step that was named
     * @param error by how many steps it is too late; negative if it is too early
     */
    record Row(int rank, Optional<Guess> guess, double step, double error) {}

    static Scoreboard of(List<Guess> guesses, OptionalDouble forecast, double grokked) {
        List<Row> sorted = Stream.concat(
                        guesses.stream().map(guess -> row(Optional.of(guess), guess.step(), grokked)),
                        forecast.stream().mapToObj(step -> row(Optional.empty(), step, grokked)))
                .sorted(Comparator.comparingDouble(row -> Math.abs(row.error)))
                .toList();
        return new Scoreboard(sorted.stream()
                .map(row -> new Row(
                        1
                                + (int) sorted.stream()
                                        .filter(other -> Math.abs(other.error) < Math.abs(row.error))
                                        .count(),
                        row.guess,
                        row.step,
                        row.error))
                .toList());
    }

    private static Row row(Optional<Guess> guess, double step, double grokked) {
        return new Row(0, guess, step, Math.rint(step) - grokked);
    }
}
