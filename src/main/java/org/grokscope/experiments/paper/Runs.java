package org.grokscope.experiments.paper;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import org.grokscope.theory.Sample;

/**
 * Some runs, read at one cadence.
 *
 * @param all the runs
 */
record Runs(List<Measured> all) {

    int count() {
        return all.size();
    }

    int memorized() {
        return count(run -> run.memorization().isPresent());
    }

    int grokked() {
        return count(run -> run.grokking().isPresent());
    }

    int count(Predicate<Measured> what) {
        return (int) all.stream().filter(what).count();
    }

    /** A quantity over those runs that have it. */
    Sample sample(Function<Measured, OptionalDouble> quantity) {
        return Sample.of(all.stream()
                .map(quantity)
                .flatMapToDouble(OptionalDouble::stream)
                .toArray());
    }

    Runs where(Predicate<Measured> what) {
        return new Runs(all.stream().filter(what).toList());
    }
}
