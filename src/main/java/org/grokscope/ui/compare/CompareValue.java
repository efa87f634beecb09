package org.grokscope.ui.compare;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import org.grokscope.narration.NumberFormat;
import org.grokscope.narration.Readouts;
import org.grokscope.plot.model.ValueFormat;
import org.grokscope.run.Forecast;
import org.grokscope.run.ForecastCheck;
import org.grokscope.run.Phase;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunState;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.explain.Term;

/** The numbers of the table of compared runs, one a column. */
enum CompareValue {
    STEP(Term.STEP, (run, _) -> new Cell(words(run).step(), run.step())),
    TRAIN(Term.ACCURACY, (run, _) -> accuracy(run, RunHistory.Column.TRAIN_ACCURACY)),
    TEST(Term.ACCURACY, (run, _) -> accuracy(run, RunHistory.Column.TEST_ACCURACY)),
    NORM(Term.SQUARED_NORM, (run, _) -> new Cell(words(run).norm(), run.newest(RunHistory.Column.SQUARED_NORM))),
    MEMORIZED(
            Term.MEMORIZATION,
            (run, _) -> new Cell(words(run).memorized(), number(run.milestones().memorizationStep()))),
    GROKKED(
            Term.GROKKING,
            (run, _) -> new Cell(words(run).grokked(), number(run.milestones().grokkingStep()))),
    DELAY(Term.DELAY, (run, _) -> new Cell(words(run).delay(), delay(run))),
    FACTOR(Term.GROKKING, CompareValue::factor),
    FORECAST(Term.FORECAST, (run, _) -> forecast(run));

    /**
     * What stands in a cell.
     *
     * @param text as it is read
     * @param value what it is sorted by; NaN for nothing, which comes last
     * @param isExpected whether it is still to come
     */
    record Cell(String text, double value, boolean isExpected) implements Comparable<Cell> {

        Cell(String text, double value) {
            this(text, value, false);
        }

        @Override
        public int compareTo(Cell other) {
            return Double.compare(value, other.value);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private final Term term;
    private final BiFunction<RunState, RunState, Cell> cell;

    CompareValue(Term term, BiFunction<RunState, RunState, Cell> cell) {
        this.term = term;
        this.cell = cell;
    }

    Term term() {
        return term;
    }

    /**
     * The cell of a run.
     *
     * @param first the run that it is measured against
     */
    Cell of(RunState run, RunState first) {
        return cell.apply(run, first);
    }

    private static Readouts words(RunState run) {
        return Texts.narrator().readouts(run);
    }

    private static double number(OptionalLong step) {
        return step.isPresent() ? step.getAsLong() : Double.NaN;
    }

    private static Cell accuracy(RunState run, RunHistory.Column column) {
        double accuracy = run.newest(column);
        return new Cell(ValueFormat.PERCENT.brief(accuracy), accuracy);
    }

    /** Until the jump the steps since memorization. */
    private static double delay(RunState run) {
        return run.isMemorized() && !run.isGrokked()
                ? run.step() - number(run.milestones().memorizationStep())
                : number(run.milestones().delay());
    }

    /** The jump as a multiple of the first run's; where it is only expected, of what is expected. */
    private static Cell factor(RunState run, RunState first) {
        OptionalDouble own = jump(run);
        OptionalDouble other = jump(first);
        if (run.history().equals(first.history()) || own.isEmpty() || other.isEmpty()) {
            return new Cell(NumberFormat.NOTHING, Double.NaN);
        }
        double factor = own.getAsDouble() / other.getAsDouble();
        return new Cell(NumberFormat.factor(factor), factor, isExpected(run) || isExpected(first));
    }

    private static boolean isExpected(RunState run) {
        return run.expectedJump().isPresent();
    }

    private static OptionalDouble jump(RunState run) {
        return run.isGrokked()
                ? OptionalDouble.of(run.milestones().grokkingStep().orElseThrow())
                : run.expectedJump().stream()
                        .mapToDouble(Forecast.Jump::grokkingStep)
                        .findFirst();
    }

    /** With its band; after the jump what was forecast at T_mem. */
    private static Cell forecast(RunState run) {
        return run.expectedJump()
                .or(() -> run.check().map(ForecastCheck::forecast))
                .filter(_ -> run.phase() != Phase.BROKEN_DOWN)
                .map(jump -> new Cell(
                        Texts.of(
                                "compare.table.band",
                                NumberFormat.rounded(jump.grokkingStep()),
                                NumberFormat.rounded(jump.low()),
                                NumberFormat.rounded(jump.high())),
                        jump.grokkingStep(),
                        isExpected(run)))
                .orElseGet(() -> new Cell(words(run).expected(), Double.NaN));
    }
}
