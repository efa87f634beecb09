package org.grokscope.ui.controls;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javafx.beans.InvalidationListener;
import javafx.collections.ListChangeListener;
import javafx.scene.AccessibleRole;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.controlsfx.control.CheckComboBox;
import org.grokscope.typesetting.MathText;

/**
 * Chooses which columns of a table are shown, and remembers those that are not, so that columns which come with another content are shown.
 * Columns without an id are no choice: they are always shown.
 */
public final class ColumnChooser extends CheckComboBox<String> {

    private final TableView<?> table;
    private final String always;
    private final Set<String> hidden;
    private boolean listing;

    /**
     * Hides the columns that are remembered as hidden.
     *
     * @param always the id of the column without which the rows could not be told apart
     * @param name under which the choice is remembered
     * @param unusual the ids of the columns that are hidden until the user chooses otherwise
     */
    public ColumnChooser(
            TableView<?> table, String always, PaneDivider.Memory memory, String name, Set<String> unusual) {
        this.table = table;
        this.always = always;
        hidden = memory.get(name)
                .map(line -> new TreeSet<>(List.of(line.split(",", -1))))
                .orElseGet(() -> new TreeSet<>(unusual));
        setTitle(Texts.of("table.columns.label"));
        setShowCheckedCount(false);
        setAccessibleRole(AccessibleRole.MENU_BUTTON);
        setAccessibleText(Texts.of("table.columns.label"));
        Hints.put(this, Texts.of("table.columns.tooltip"));
        setConverter(new LabelConverter<>(this::title));
        list();
        table.getColumns().addListener((InvalidationListener) _ -> list());
        getCheckModel().getCheckedItems().addListener((ListChangeListener<String>) _ -> {
            if (!listing) {
                choose();
                memory.remember(name, String.join(",", hidden));
            }
        });
    }

    /** Offers the columns that the table has now. */
    private void list() {
        listing = true;
        getCheckModel().clearChecks();
        getItems().setAll(choices().stream().map(TableColumn::getId).toList());
        for (TableColumn<?, ?> column : choices()) {
            column.setVisible(!hidden.contains(column.getId()));
            if (column.isVisible()) {
                getCheckModel().check(column.getId());
            }
        }
        listing = false;
    }

    private void choose() {
        List<String> shown = new ArrayList<>(getCheckModel().getCheckedItems());
        for (TableColumn<?, ?> column : choices()) {
            String id = column.getId();
            column.setVisible(shown.contains(id));
            if (column.isVisible()) {
                hidden.remove(id);
            } else {
                hidden.add(id);
            }
        }
    }

    private List<TableColumn<?, ?>> choices() {
        List<TableColumn<?, ?>> choices = new ArrayList<>(table.getColumns());
        choices.removeIf(column -> column.getId() == null || always.equals(column.getId()));
        return choices;
    }

    private String title(String id) {
        return choices().stream()
                .filter(column -> id.equals(column.getId()))
                .map(column -> MathText.set(MathText.unset(column.getText())))
                .findFirst()
                .orElse(id);
    }
}
