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
import org.grokscope.task.Table;
import org.grokscope.ui.controls.FieldTexts;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.explain.Term;

/** The finished runs of a sweep, one row each; every column sorts, numbers as numbers. */
final class LabTable extends TableView<RunFigures> {

    /** The headings and a run, in px. */
    private static final double LEAST = 64;

    /** The id of the column that says what became of a run. */
    static final String OUTCOME = "table.outcome";

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
            TableColumn<RunFigures, ?> setting = column(FieldTexts.symbol(field), run -> setting(run, field), 92);
            setting.setId(field.id());
            columns.add(heading(setting, Term.of(field)));
        }
        Function<RunFigures, Milestones> milestones = RunFigures::milestones;
        add(
                columns,
                "table.seed",
                Term.SEED,
                name -> number(name, run -> run.run().config().seed(), 64));
        add(
                columns,
                "table.memorized",
                Term.MEMORIZATION,
                name -> step(name, milestones.andThen(Milestones::memorizationStep), 88));
        add(
                columns,
                "table.grokked",
                Term.GROKKING,
                name -> step(name, milestones.andThen(Milestones::grokkingStep), 80));
        add(columns, "table.delay", Term.DELAY, name -> step(name, milestones.andThen(Milestones::delay), 80));
        add(
                columns,
                "lab.table.norm-memorized",
                Term.SQUARED_NORM,
                name -> number(
                        name, run -> run.milestones().normAtMemorization().orElse(Double.NaN), 124));
        add(columns, "lab.table.norm-end", Term.SQUARED_NORM, name -> number(name, RunFigures::finalNorm, 100));
        add(columns, "lab.table.escape", Term.ESCAPE_TIME, name -> number(name, RunFigures::escapeTime, 110));
        add(columns, OUTCOME, Term.OUTCOME, name -> column(name, run -> outcome(run.outcome()), 150));
        columns.getLast().getStyleClass().add("after-numbers");
        TableColumn<RunFigures, Double> seconds = number(Texts.of("lab.table.seconds"), RunFigures::seconds, 76);
        seconds.setId("lab.table.seconds");
        columns.add(seconds);
        return columns;
    }

    private static void add(
            List<TableColumn<RunFigures, ?>> columns,
            String key,
            Term term,
            Function<String, TableColumn<RunFigures, ?>> column) {
        TableColumn<RunFigures, ?> made = column.apply(Texts.of(key));
        made.setId(key);
        columns.add(heading(made, term));
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
            return Table.withoutResults(value);
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
