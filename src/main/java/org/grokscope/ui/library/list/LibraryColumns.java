package org.grokscope.ui.library.list;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableColumn;
import org.grokscope.narration.NumberFormat;
import org.grokscope.narration.RelativeTime;
import org.grokscope.plot.paint.PlotPalette;
import org.grokscope.run.config.ConfigField;
import org.grokscope.storage.library.StoredRun;
import org.grokscope.typesetting.MathText;
import org.grokscope.ui.controls.FigureColumns;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.outcome.OutcomeCell;
import org.grokscope.ui.outcome.OutcomeChip;
import org.grokscope.ui.outcome.OutcomeKind;

/** The columns of the library's table. Their ids are what is remembered of them. */
public final class LibraryColumns {

    /** What is hidden until the user chooses otherwise. */
    public static final Set<String> UNUSUAL =
            Set.of("task", "network", "optimizer", "learning-rate", "weight-decay", "seed", "tags", "note");

    static final String RUN = "run";
    public static final String NAME = "name";
    public static final String STARTED = "started";

    private LibraryColumns() {}

    public static List<TableColumn<LibraryRow, ?>> all(
            CurveLoader curves,
            ObservableValue<PlotPalette> palette,
            RelativeTime times,
            ObservableValue<Instant> now) {
        TableColumn<LibraryRow, LibraryRow> name = itself("library.table.name", 200, LibraryColumns::nameOf);
        name.setCellFactory(_ -> new NameCell());
        TableColumn<LibraryRow, LibraryRow> curve = itself("library.table.curve", 144, LibraryColumns::testAccuracy);
        curve.setCellFactory(_ -> new SparklineCell(curves, palette));
        TableColumn<LibraryRow, OutcomeKind> outcome = column("library.table.outcome", LibraryRow.Entry::outcome, 136);
        outcome.setCellFactory(_ -> new OutcomeCell<>(OutcomeChip::show));
        TableColumn<LibraryRow, Instant> started =
                flushRight(column("library.table.started", of(StoredRun::created), 124));
        started.setCellFactory(_ -> new WhenCell(times, now));
        started.setSortType(TableColumn.SortType.DESCENDING);
        return List.of(
                number("library.table.run", StoredRun::id, LibraryTable.NUMBERS),
                name,
                curve,
                outcome,
                step("library.table.memorized", StoredRun::memorizationStep, 64),
                step("library.table.grokked", StoredRun::grokkingStep, 66),
                step("library.table.delay", LibraryColumns::delay, 62),
                number("library.table.steps", StoredRun::steps, 66),
                started,
                number("library.table.size", run -> megabytes(run.bytes()), 60),
                text("library.table.task", run -> run.config().subject(), 120),
                text(
                        "library.table.network",
                        stated(
                                ConfigField.NETWORK,
                                run -> Texts.narrator().network(run.config().network())),
                        160),
                text(
                        "library.table.optimizer",
                        stated(
                                ConfigField.OPTIMIZER,
                                run -> run.config().optimizer().label()),
                        88),
                flushRight(column(
                        "library.table.learning-rate",
                        of(stated(
                                ConfigField.LEARNING_RATE,
                                run -> new FigureColumns.Changed(run.config().learningRate(), run.learningRate()))),
                        96)),
                flushRight(column(
                        "library.table.weight-decay",
                        of(stated(
                                ConfigField.WEIGHT_DECAY,
                                run -> new FigureColumns.Changed(run.config().weightDecay(), run.weightDecay()))),
                        76)),
                number(
                        "library.table.seed",
                        stated(ConfigField.SEED, run -> run.config().seed()),
                        60),
                text("library.table.tags", run -> String.join(", ", run.label().tags()), 100),
                text("library.table.note", run -> run.label().note().replace('\n', ' '), 160));
    }

    /** The value of a setting; null where it is not known, of a run that was read from elsewhere. */
    private static <T> Function<StoredRun, T> stated(ConfigField field, Function<StoredRun, T> value) {
        return run -> run.config().isStated(field) ? value.apply(run) : null;
    }

    /** To a tenth; less than one to a digit, so that it is not a false 0. */
    private static double megabytes(long bytes) {
        double size = bytes / 1e6;
        return size < 0.1 ? NumberFormat.significant(size, 1) : Math.round(10 * size) / 10.0;
    }

    private static OptionalLong delay(StoredRun run) {
        return run.memorizationStep().isPresent() && run.grokkingStep().isPresent()
                ? OptionalLong.of(
                        run.grokkingStep().getAsLong() - run.memorizationStep().getAsLong())
                : OptionalLong.empty();
    }

    /** By what the curves end with. */
    private static Object testAccuracy(LibraryRow row) {
        return row instanceof LibraryRow.Entry entry
                ? entry.run().testAccuracy().orElse(Double.NaN)
                : null;
    }

    private static Object nameOf(LibraryRow row) {
        return row instanceof LibraryRow.Entry entry ? entry.name() : null;
    }

    /** A column whose cells draw the whole row. */
    private static TableColumn<LibraryRow, LibraryRow> itself(
            String key, double width, Function<LibraryRow, Object> sortedBy) {
        TableColumn<LibraryRow, LibraryRow> column = FigureColumns.column(title(key), Function.identity(), width);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setUserData(sortedBy);
        column.setId(id(key));
        return column;
    }

    private static <T> TableColumn<LibraryRow, T> column(
            String key, Function<LibraryRow.Entry, T> value, double width) {
        TableColumn<LibraryRow, T> column = FigureColumns.column(
                title(key), row -> row instanceof LibraryRow.Entry entry ? value.apply(entry) : null, width);
        column.setId(id(key));
        return column;
    }

    private static <T> Function<LibraryRow.Entry, T> of(Function<StoredRun, T> value) {
        return entry -> value.apply(entry.run());
    }

    private static TableColumn<LibraryRow, String> text(String key, Function<StoredRun, String> value, double width) {
        return column(key, of(value), width);
    }

    private static TableColumn<LibraryRow, Double> number(
            String key, Function<StoredRun, ? extends Number> value, double width) {
        return flushRight(column(
                key,
                of(run -> {
                    Number known = value.apply(run);
                    return known == null ? null : known.doubleValue();
                }),
                width));
    }

    /** A step that may not have come. */
    private static TableColumn<LibraryRow, Double> step(
            String key, Function<StoredRun, OptionalLong> value, double width) {
        return flushRight(column(
                key,
                of(run -> {
                    OptionalLong step = value.apply(run);
                    return step.isPresent() ? Double.valueOf(step.getAsLong()) : Double.valueOf(Double.NaN);
                }),
                width));
    }

    private static <T> TableColumn<LibraryRow, T> flushRight(TableColumn<LibraryRow, T> column) {
        column.getStyleClass().add("flush-right");
        return column;
    }

    /** The last part of the text's key. */
    private static String id(String key) {
        return key.substring(key.lastIndexOf('.') + 1);
    }

    private static String title(String key) {
        return MathText.set(Texts.of(key));
    }
}
