package org.grokscope.experiments.paper;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.LongStream;
import org.grokscope.plot.model.Figure;
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

    /** Mean and range of a quantity over the runs, at the steps of a cadence that all runs have reached. */
    List<Figure.Point> course(int cadence, ToDoubleBiFunction<Measured, Long> quantity) {
        long end = all.stream().mapToLong(run -> run.result().steps()).min().orElse(0);
        return LongStream.iterate(0, step -> step <= end, step -> step + cadence)
                .mapToObj(step -> {
                    DoubleSummaryStatistics seeds = all.stream()
                            .mapToDouble(run -> quantity.applyAsDouble(run, step))
                            .summaryStatistics();
                    return new Figure.Point(step, seeds.getAverage(), seeds.getMin(), seeds.getMax());
                })
                .toList();
    }

    Runs where(Predicate<Measured> what) {
        return new Runs(all.stream().filter(what).toList());
    }
}
