package org.grokscope.ui.lab;

import static org.grokscope.ui.controls.FigureColumns.column;
import static org.grokscope.ui.controls.FigureColumns.number;
import static org.grokscope.ui.controls.FigureColumns.step;
import static org.grokscope.ui.explain.Definitions.heading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.grokscope.experiments.sweep.ResultsTable;
import org.grokscope.experiments.sweep.RunFigures;
import org.grokscope.run.Milestones;
import org.grokscope.run.Outcome;
import org.grokscope.run.config.ConfigField;
import org.grokscope.run.config.ConfigFields;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.explain.Term;

/** The finished runs of a sweep, one row each; every column sorts, numbers as numbers. */
final class LabTable extends TableView<RunFigures> {

    /** The headings and a run, in px. */
    private static final double LEAST = 64;

    private ResultsTable shown;
    private int rows;

    LabTable() {
        setPlaceholder(new Label(Texts.of("lab.table.empty")));
        setAccessibleText(Texts.of("lab.table.accessible"));
        getStyleClass().add("lab-table");
        setMinHeight(LEAST);
    }

    /** Shows the finished runs, if there are new ones. */
    void show(ResultsTable table) {
        if (table != shown) {
            shown = table;
            rows = 0;
            getItems().clear();
            getColumns().setAll(columns(table));
        }
        if (table.size() != rows) {
            List<RunFigures> done = table.rows();
            rows = done.size();
            Object selected = getSelectionModel().getSelectedItem();
            getItems().setAll(done);
            sort();
            if (selected instanceof RunFigures figures) {
                select(figures);
            }
        }
    }

    void select(RunFigures figures) {
        getSelectionModel().select(figures);
        scrollTo(figures);
    }

    private static List<TableColumn<RunFigures, ?>> columns(ResultsTable table) {
        List<TableColumn<RunFigures, ?>> columns = new ArrayList<>();
        for (ConfigField field : varied(table)) {
            columns.add(heading(column(field.id(), run -> setting(run, field), 92), Term.of(field)));
        }
        Function<RunFigures, Milestones> milestones = RunFigures::milestones;
        columns.add(
                heading(number(Texts.of("table.seed"), run -> run.run().config().seed(), 64), Term.SEED));
        columns.add(heading(
                step(Texts.of("table.memorized"), milestones.andThen(Milestones::memorizationStep), 88),
                Term.MEMORIZATION));
        columns.add(heading(
                step(Texts.of("table.grokked"), milestones.andThen(Milestones::grokkingStep), 80), Term.GROKKING));
        columns.add(heading(step(Texts.of("table.delay"), milestones.andThen(Milestones::delay), 80), Term.DELAY));
        columns.add(heading(
                number(
                        Texts.of("lab.table.norm-memorized"),
                        run -> run.milestones().normAtMemorization().orElse(Double.NaN),
                        124),
                Term.SQUARED_NORM));
        columns.add(heading(number(Texts.of("lab.table.norm-end"), RunFigures::finalNorm, 100), Term.SQUARED_NORM));
        columns.add(heading(number(Texts.of("lab.table.escape"), RunFigures::escapeTime, 110), Term.ESCAPE_TIME));
        columns.add(heading(column(Texts.of("table.outcome"), run -> outcome(run.outcome()), 150), Term.OUTCOME));
        columns.add(number(Texts.of("lab.table.seconds"), RunFigures::seconds, 76));
        return columns;
    }

    private static Set<ConfigField> varied(ResultsTable table) {
        Set<ConfigField> varied = new TreeSet<>();
        Map<ConfigField, String> first = ConfigFields.of(table.plan().getFirst().config());
        table.plan()
                .forEach(run -> ConfigFields.of(run.config()).forEach((field, value) -> {
                    if (field != ConfigField.SEED && !value.equals(first.get(field))) {
                        varied.add(field);
                    }
                }));
        return varied;
    }

    /** A number where the setting is one, so that 10 comes after 9. */
    private static Comparable<?> setting(RunFigures run, ConfigField field) {
        String value = ConfigFields.of(run.run().config()).getOrDefault(field, "");
        try {
            return Double.valueOf(value);
        } catch (NumberFormatException e) {
            return value;
        }
    }

    private static String outcome(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Grokked() -> Texts.of("outcome.grokked");
            case Outcome.MemorizedOnly() -> Texts.of("outcome.memorized-only");
            case Outcome.NotLearnt() -> Texts.of("outcome.not-learned");
            case Outcome.Failed failed -> Texts.of("outcome.failed");
        };
    }
}
