package org.grokscope.ui.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.grokscope.run.config.ConfigField;
import org.grokscope.task.Formula;
import org.grokscope.task.InvalidSettingException;
import org.grokscope.task.Named;
import org.grokscope.task.Operation;
import org.grokscope.task.ParityTask;
import org.grokscope.task.Table;
import org.grokscope.ui.controls.FieldTexts;
import org.grokscope.ui.controls.FilePicker;
import org.grokscope.ui.controls.Hints;
import org.grokscope.ui.controls.ListBox;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.explain.Definitions;
import org.grokscope.ui.explain.Term;

/**
 * The choice of the task: one that is ready-made, a formula that is typed, or a table of results from a file that is chosen or dropped here.
 * A formula is checked while it is typed, and takes effect with Enter or when its field loses the focus.
 */
final class TaskSettings extends VBox {

    /** Entries of the list that are no tasks by themselves. */
    private enum Own implements Named {
        FORMULA(Texts.of("settings.task.formula.label")),
        TABLE(Texts.of("settings.task.table.label"));

        private final String label;

        Own(String label) {
            this.label = label;
        }

        @Override
        public String id() {
            return name();
        }

        @Override
        public String label() {
            return label;
        }
    }

    private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");
    private static final String EXAMPLE = "(a*a + a*b + b*b) mod p";

    private final ComboBox<Named> list =
            Nodes.list(new ListBox<>(""), FieldTexts.label(ConfigField.TASK), options(), TaskSettings::label);
    private final TextField formula = new TextField();
    private final TableChooser table;
    /** The task, as a ready-made one, a formula or a table: the last that was whole. */
    private final ObjectProperty<Named> task = new SimpleObjectProperty<>(this, "task", Operation.ADD);

    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");

    private boolean loading;

    TaskSettings(FilePicker picker) {
        table = new TableChooser(picker, this::take, this::refuse);
        getStyleClass().add("group");
        list.setMaxWidth(Double.MAX_VALUE);
        Hints.put(list, FieldTexts.help(ConfigField.TASK));
        formula.setPromptText(EXAMPLE);
        Hints.name(formula, Texts.of("settings.task.formula.name"));
        Hints.put(formula, Texts.of("settings.task.formula.tooltip"));
        Nodes.fill(this, List.of(list, formula, table));
        Definitions.mark(this, Term.of(ConfigField.TASK));
        list.valueProperty().addListener(_ -> chosen());
        formula.textProperty().addListener(_ -> check());
        formula.setOnAction(_ -> take());
        formula.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                take();
            }
        });
        formula.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                restore();
                event.consume();
            }
        });
        table.takeDrops(this);
        load(Operation.ADD.id());
    }

    /** Before the permutations, so that the own ones are in sight in the open list. */
    private static List<Named> options() {
        List<Named> options = new ArrayList<>(ConfigField.TASK.options());
        options.addAll(options.indexOf(ParityTask.NAME) + 1, List.of(Own.values()));
        return options;
    }

    private static String label(Named option) {
        return option instanceof Own ? option.label() : FieldTexts.label(ConfigField.TASK, option);
    }

    /** The row of the settings. */
    FieldRow row() {
        return new FieldRow(
                this,
                () -> task.get().id(),
                this::load,
                problem::get,
                this::mark,
                this::restore,
                List.of(task, problem.getReadOnlyProperty()));
    }

    /** A task with the same other settings that exists for every modulus, which that of a formula may not. */
    static String alike(String id) {
        return Formula.isMeant(id) ? Operation.ADD.id() : id;
    }

    private void load(String id) {
        Named loaded = ConfigField.TASK.option(id);
        loading = true;
        switch (loaded) {
            case Formula _ -> list.setValue(Own.FORMULA);
            case Table whole -> {
                table.show(whole);
                list.setValue(Own.TABLE);
            }
            default -> list.setValue(loaded);
        }
        formula.setText(loaded instanceof Formula ? loaded.id() : "");
        loading = false;
        task.set(loaded);
        problem.set("");
        show();
    }

    private void mark(String contradiction) {
        list.pseudoClassStateChanged(INVALID, !contradiction.isEmpty());
        formula.pseudoClassStateChanged(INVALID, !contradiction.isEmpty());
    }

    private void restore() {
        load(task.get().id());
    }

    private void show() {
        Nodes.show(formula, list.getValue() == Own.FORMULA);
        Nodes.show(table, list.getValue() == Own.TABLE);
    }

    private void chosen() {
        if (loading) {
            return;
        }
        show();
        switch (list.getValue()) {
            case Own.FORMULA -> {
                if (formula.getText().isBlank()) {
                    formula.setText(EXAMPLE);
                }
                take();
            }
            case Own.TABLE -> {
                problem.set(table.shown().isPresent() ? "" : Texts.of("settings.task.table.missing"));
                table.shown().ifPresent(task::set);
            }
            case Named readyMade -> {
                problem.set("");
                task.set(readyMade);
            }
        }
    }

    /** Says while a formula is typed what is wrong with it. */
    private void check() {
        if (!loading && list.getValue() == Own.FORMULA) {
            typed();
        }
    }

    private Optional<Formula> typed() {
        try {
            Formula parsed = Formula.parse(formula.getText());
            problem.set("");
            return Optional.of(parsed);
        } catch (InvalidSettingException e) {
            problem.set(FieldTexts.problem(e));
            return Optional.empty();
        }
    }

    /** What is typed takes effect, in the one form of writing. */
    private void take() {
        if (list.getValue() == Own.FORMULA) {
            typed().ifPresent(parsed -> {
                formula.setText(parsed.id());
                task.set(parsed);
            });
        }
    }

    private void take(Table whole) {
        if (list.getValue() == Own.TABLE) {
            chosen();
        } else {
            list.setValue(Own.TABLE);
        }
    }

    private void refuse(String reason) {
        list.setValue(Own.TABLE);
        problem.set(reason);
    }
}
