package org.grokscope.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.grokscope.narration.NumberFormat;
import org.grokscope.narration.Readouts;
import org.grokscope.plot.model.ValueFormat;
import org.grokscope.plot.paint.PlotPalette;
import org.grokscope.run.Forecast;
import org.grokscope.run.ForecastCheck;
import org.grokscope.run.Phase;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunState;
import org.grokscope.sessions.ComparedRun;
import org.grokscope.typesetting.MathText;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.explain.Definitions;
import org.grokscope.ui.explain.Term;

/** The state of the compared runs, one row each: headings stand over their columns, and jumps also as multiples of the first run's. */
final class CompareTable extends GridPane {

    /** The columns after the name; the first is the outcome, and the others are numbers. */
    private enum Column {
        OUTCOME(Term.OUTCOME),
        STEP(Term.STEP),
        TRAIN(Term.ACCURACY),
        TEST(Term.ACCURACY),
        NORM(Term.SQUARED_NORM),
        MEMORIZED(Term.MEMORIZATION),
        GROKKED(Term.GROKKING),
        DELAY(Term.DELAY),
        FACTOR(Term.GROKKING),
        FORECAST(Term.FORECAST);

        private final Term term;

        Column(Term term) {
            this.term = term;
        }
    }

    private static final List<Column> COLUMNS = List.of(Column.values());
    private static final int FACTOR = COLUMNS.indexOf(Column.FACTOR);
    private static final int FORECAST = COLUMNS.indexOf(Column.FORECAST);

    private final List<List<Label>> values = new ArrayList<>();
    private final Consumer<ComparedRun> onOpen;
    private List<Object> progress = List.of();

    /**
     * Makes an empty table.
     *
     * @param onOpen shows a run on the run screen
     */
    CompareTable(Consumer<ComparedRun> onOpen) {
        this.onOpen = onOpen;
        getStyleClass().add("compare-table");
        ColumnConstraints name = new ColumnConstraints();
        name.setHgrow(Priority.ALWAYS);
        name.setMinWidth(110);
        getColumnConstraints().add(name);
        for (int i = 0; i < COLUMNS.size(); i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setHalignment(i == 0 ? HPos.LEFT : HPos.RIGHT);
            column.setMinWidth(Region.USE_PREF_SIZE);
            getColumnConstraints().add(column);
        }
    }

    /** Shows other runs. */
    void show(Contestants shown, PlotPalette palette) {
        getChildren().clear();
        values.clear();
        progress = List.of();
        if (shown.isEmpty()) {
            return;
        }
        add(Nodes.label(Texts.of("compare.table.run"), "readout-name"), 0, 0);
        for (int i = 0; i < COLUMNS.size(); i++) {
            String key = Texts.key("compare.table", COLUMNS.get(i));
            String text = i == FACTOR ? Texts.of(key, shown.names().getFirst()) : Texts.of(key);
            Label heading = Definitions.explain(Nodes.label(text, "readout-name"), COLUMNS.get(i).term);
            if (i == FACTOR) {
                heading.setMaxWidth(170);
            } else {
                heading.setMinWidth(Region.USE_PREF_SIZE);
            }
            add(heading, i + 1, 0);
        }
        for (int i = 0; i < shown.runs().size(); i++) {
            row(shown, i, palette);
        }
        refresh(shown, shown.states());
    }

    private void row(Contestants shown, int i, PlotPalette palette) {
        ComparedRun run = shown.runs().get(i);
        Region line = new Region();
        line.getStyleClass().add("compare-line");
        line.setMouseTransparent(true);
        GridPane.setValignment(line, VPos.TOP);
        add(line, 0, i + 1, COLUMNS.size() + 2, 1);
        Label name = Nodes.label(shown.names().get(i), "compare-name");
        name.setMinWidth(0);
        HBox named = Nodes.row("compare-run", new RunMark(shown.styles().get(i), palette), name);
        add(named, 0, i + 1);
        List<Label> row = new ArrayList<>();
        for (int column = 0; column < COLUMNS.size(); column++) {
            Label cell = Nodes.label("", column == 0 ? "chip" : "readout-value");
            row.add(cell);
            add(cell, column + 1, i + 1);
        }
        values.add(row);
        // A run of a file is in no library to be opened from.
        if (run.session().isPresent() || run.stored().isPresent()) {
            Button open = Nodes.hinted("compare.open-run", () -> onOpen.accept(run), "corner");
            open.setAccessibleText(MathText.spoken(
                    Texts.of("compare.open-run.accessible", shown.names().get(i))));
            add(open, COLUMNS.size() + 1, i + 1);
        }
    }

    /** Shows how far the runs have come: only texts change, because a button that was replaced could not be clicked. */
    void refresh(Contestants shown, List<RunState> states) {
        List<Object> now = new ArrayList<>(shown.progress());
        states.forEach(state -> now.add(state.status().outcome()));
        if (now.equals(progress)) {
            return;
        }
        progress = now;
        for (int i = 0; i < states.size(); i++) {
            List<String> cells = cells(states.get(i), states.getFirst());
            for (int column = 0; column < cells.size(); column++) {
                values.get(i).get(column).setText(cells.get(column));
            }
            boolean expected = states.get(i).expectedJump().isPresent();
            Nodes.style(values.get(i).get(FACTOR), "expected", expected);
            Nodes.style(values.get(i).get(FORECAST), "expected", expected);
        }
    }

    private static List<String> cells(RunState run, RunState first) {
        Readouts readouts = Texts.narrator().readouts(run);
        return List.of(
                chip(run),
                readouts.step(),
                ValueFormat.PERCENT.brief(run.newest(RunHistory.Column.TRAIN_ACCURACY)),
                ValueFormat.PERCENT.brief(run.newest(RunHistory.Column.TEST_ACCURACY)),
                readouts.norm(),
                readouts.memorized(),
                readouts.grokked(),
                readouts.delay(),
                factor(run, first),
                forecast(run, readouts));
    }

    private static String chip(RunState run) {
        Standing standing = Standing.of(run);
        return standing.sign() + "  " + standing.word();
    }

    /** The jump as a multiple of the first run's; where it is only expected, of what is expected. */
    private static String factor(RunState run, RunState first) {
        OptionalDouble own = jump(run);
        OptionalDouble other = jump(first);
        return run.history().equals(first.history()) || own.isEmpty() || other.isEmpty()
                ? NumberFormat.NOTHING
                : NumberFormat.factor(own.getAsDouble() / other.getAsDouble());
    }

    private static OptionalDouble jump(RunState run) {
        return run.isGrokked()
                ? OptionalDouble.of(run.milestones().grokkingStep().orElseThrow())
                : run.expectedJump().stream()
                        .mapToDouble(Forecast.Jump::grokkingStep)
                        .findFirst();
    }

    /** With its band; after the jump what was forecast at T_mem. */
    private static String forecast(RunState run, Readouts readouts) {
        return run.expectedJump()
                .or(() -> run.check().map(ForecastCheck::forecast))
                .filter(_ -> run.phase() != Phase.BROKEN_DOWN)
                .map(jump -> Texts.of(
                        "compare.table.band",
                        NumberFormat.rounded(jump.grokkingStep()),
                        NumberFormat.rounded(jump.low()),
                        NumberFormat.rounded(jump.high())))
                .orElse(readouts.expected());
    }
}
