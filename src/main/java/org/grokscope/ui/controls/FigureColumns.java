package org.grokscope.ui.controls;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.grokscope.narration.NumberFormat;
import org.grokscope.typesetting.Typeface;

/** Columns of tables of runs: numbers flush right with thousands separators, what is not known as a dash. */
public final class FigureColumns {
    /** Around a heading, in px. */
    private static final double AROUND = 22;

    private FigureColumns() {}

    /** A column of numbers; NaN is what is not known. */
    public static <R> TableColumn<R, Double> number(String name, ToDoubleFunction<R> value, double width) {
        return flushRight(column(name, value::applyAsDouble, width));
    }

    /** A column of settings that may have been changed on the way; sorted by what they were at the end. */
    public static <R> TableColumn<R, Changed> changed(
            String name, ToDoubleFunction<R> before, ToDoubleFunction<R> after, double width) {
        return flushRight(column(name, row -> new Changed(before.applyAsDouble(row), after.applyAsDouble(row)), width));
    }

    /**
     * A setting at the start and at the end.
     *
     * @param before at the start
     * @param after at the end
     */
    public record Changed(double before, double after) implements Comparable<Changed> {

        @Override
        public int compareTo(Changed other) {
            return Double.compare(after, other.after);
        }

        @Override
        public String toString() {
            return NumberFormat.changed(before, after);
        }
    }

    /** A column of steps that may not have come yet. */
    public static <R> TableColumn<R, Double> step(String name, Function<R, OptionalLong> step, double width) {
        return flushRight(column(
                name,
                row -> step.apply(row).stream().asDoubleStream().findFirst().orElse(Double.NaN),
                width));
    }

    /** By a class of the column, which its cells share: a style of each cell's own is parsed cell by cell. */
    private static <R, T> TableColumn<R, T> flushRight(TableColumn<R, T> column) {
        column.getStyleClass().add("flush-right");
        return column;
    }

    /** A column of anything that can be sorted. */
    public static <R, T> TableColumn<R, T> column(String name, Function<R, T> value, double width) {
        TableColumn<R, T> column = new TableColumn<>(name);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        column.setCellFactory(any -> new FigureCell<>());
        column.setPrefWidth(Math.max(width, heading(name)));
        column.setUserData(value);
        return column;
    }

    /** What a heading needs, so that no language has it cut short. */
    private static double heading(String name) {
        Text measured = new Text(name);
        measured.setFont(Font.font(Typeface.SEMI_BOLD.family(), 11));
        return Math.ceil(AROUND + measured.getLayoutBounds().getWidth());
    }

    /** One of the columns that a table is sorted by. */
    private record SortKey<R>(Function<R, ?> value, boolean descending) {}

    /** A row with what it is sorted by. */
    private record Keyed<R>(R row, List<?> keys) {}

    /**
     * How rows are sorted as a table of these columns shows them. To be made on the JavaFX thread; the result may be used on any other, because
     * sorting thousands of rows takes longer than a frame.
     */
    @SuppressWarnings("unchecked") // set by column(…)
    public static <R> UnaryOperator<List<R>> order(TableView<R> table) {
        List<SortKey<R>> order = table.getSortOrder().stream()
                .map(column -> new SortKey<>(
                        (Function<R, ?>) column.getUserData(), column.getSortType() == TableColumn.SortType.DESCENDING))
                .toList();
        return rows -> order.isEmpty() ? rows : sorted(rows, order);
    }

    @SuppressWarnings("unchecked") // JavaFX declares it without a type
    private static <R> List<R> sorted(List<R> rows, List<SortKey<R>> order) {
        Comparator<Object> natural = TableColumn.DEFAULT_COMPARATOR;
        Comparator<Keyed<R>> comparator = (_, _) -> 0;
        for (int i = 0; i < order.size(); i++) {
            int at = i;
            Comparator<Keyed<R>> next = (one, other) ->
                    natural.compare(one.keys().get(at), other.keys().get(at));
            comparator = comparator.thenComparing(order.get(i).descending() ? next.reversed() : next);
        }
        return rows.stream()
                .map(row -> new Keyed<R>(
                        row,
                        order.stream()
                                .<Object>map(key -> key.value().apply(row))
                                .toList()))
                .sorted(comparator)
                .map(Keyed::row)
                .toList();
    }

    private static final class FigureCell<R, T> extends TableCell<R, T> {
        FigureCell() {
            MathLabels.follow(this);
        }

        @Override
        protected void updateItem(T item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? "" : item instanceof Double number ? text(number) : item.toString());
        }

        private static String text(double value) {
            if (Double.isNaN(value)) {
                return "–";
            }
            return Math.abs(value) >= 10
                    ? NumberFormat.count(value)
                    : NumberFormat.setting(NumberFormat.significant(value, 4));
        }
    }
}
