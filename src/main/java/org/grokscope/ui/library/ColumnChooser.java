package org.grokscope.ui.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.AccessibleRole;
import javafx.scene.control.TableColumn;
import org.controlsfx.control.CheckComboBox;
import org.grokscope.typesetting.MathText;
import org.grokscope.ui.controls.Hints;
import org.grokscope.ui.controls.LabelConverter;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.library.list.LibraryColumns;
import org.grokscope.ui.library.list.LibraryRow;
import org.grokscope.ui.library.list.LibraryTable;
import org.grokscope.ui.preferences.Preferences;

/** Chooses which columns are shown, and remembers it. */
final class ColumnChooser extends CheckComboBox<String> {

    private static final String MEMORY = "library-columns";

    ColumnChooser(LibraryTable table, Preferences preferences) {
        setTitle(Texts.of("library.columns.label"));
        setShowCheckedCount(false);
        setAccessibleRole(AccessibleRole.MENU_BUTTON);
        setAccessibleText(Texts.of("library.columns.label"));
        Hints.put(this, Texts.of("library.columns.tooltip"));
        List<String> shown = remembered(preferences).orElse(LibraryColumns.USUAL);
        for (TableColumn<LibraryRow, ?> column : table.getColumns()) {
            boolean isName = LibraryColumns.NAME.equals(column.getId());
            column.setVisible(isName || shown.contains(column.getId()));
            // Without a name no run could be told from another.
            if (!isName) {
                getItems().add(column.getId());
                if (column.isVisible()) {
                    getCheckModel().check(column.getId());
                }
            }
        }
        setConverter(new LabelConverter<>(id -> MathText.set(title(table, id))));
        getCheckModel().getCheckedItems().addListener((ListChangeListener<String>) _ -> {
            List<String> now = new ArrayList<>(getCheckModel().getCheckedItems());
            table.getColumns().forEach(column -> {
                if (!LibraryColumns.NAME.equals(column.getId())) {
                    column.setVisible(now.contains(column.getId()));
                }
            });
            preferences.put(Map.of(MEMORY, String.join(",", now)), _ -> {});
        });
    }

    private static String title(LibraryTable table, String id) {
        return MathText.unset(table.column(id).getText());
    }

    private static Optional<List<String>> remembered(Preferences preferences) {
        return preferences.get(MEMORY).map(line -> List.of(line.split(",", -1)));
    }
}
