package org.grokscope.ui.compare;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.grokscope.typesetting.MathText;
import org.grokscope.typesetting.Typeface;

/** Makes the columns of a table as wide as their longest text has been, so that they do not move while numbers change. */
final class ColumnWidths {

    private static final Font HEADING = Font.font(Typeface.SEMI_BOLD.family(), 11);
    private static final Font VALUE = Font.font(Typeface.REGULAR.family(), 13);
    private static final Font STRONG = Font.font(Typeface.SEMI_BOLD.family(), 13);
    /** Around a text, and beside the heading of the column that sorts, in px. */
    private static final double AROUND = 22;

    private static final double ARROW = 18;

    /** What a column was measured for. */
    private record Measured(int length, double heading, double cells) {}

    private final Map<TableColumn<?, ?>, Measured> measured = new HashMap<>();

    /** Other texts are shown. */
    void forget() {
        measured.clear();
    }

    /** The width of a column whose cells also have something else, which is so wide. */
    <R> double of(TableView<R> table, TableColumn<R, ?> column, double beside) {
        List<String> texts = table.getItems().stream()
                .map(column::getCellData)
                .map(String::valueOf)
                .toList();
        int length = texts.stream().mapToInt(String::length).max().orElse(0);
        Measured known = measured.get(column);
        if (known == null || length > known.length()) {
            double heading = AROUND + width(column.getText(), HEADING);
            double cells = AROUND
                    + beside
                    + texts.stream()
                            .mapToDouble(text -> width(MathText.set(text), beside > 0 ? STRONG : VALUE))
                            .max()
                            .orElse(0);
            known = new Measured(length, heading, cells);
            measured.put(column, known);
        }
        double arrow = table.getSortOrder().contains(column) ? ARROW : 0;
        return Math.ceil(Math.max(known.heading() + arrow, known.cells()));
    }

    private static double width(String text, Font font) {
        Text measured = new Text(text);
        measured.setFont(font);
        return measured.getLayoutBounds().getWidth();
    }
}
