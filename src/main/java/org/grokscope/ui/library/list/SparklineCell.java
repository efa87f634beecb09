package org.grokscope.ui.library.list;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import javafx.scene.paint.Color;
import org.grokscope.plot.paint.Colour;
import org.grokscope.plot.paint.PlotPalette;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunOutline;
import org.grokscope.storage.library.StoredRun;
import org.grokscope.ui.controls.Texts;

/** Train and test accuracy of a run over its steps, drawn small: its branch step as a dotted line, T_grok as a solid one. */
final class SparklineCell extends TableCell<LibraryRow, LibraryRow> {

    private static final double WIDTH = 128;
    private static final double HEIGHT = 26;
    private static final double MARGIN = 3;

    private final CurveLoader curves;
    private final ObservableValue<PlotPalette> palette;
    private final Canvas canvas = new Canvas(WIDTH, HEIGHT);
    /** Held here: the sources know them weakly, for cells come and go. */
    private final InvalidationListener onPalette = _ -> draw();

    private final InvalidationListener onArrival = _ -> drawIfMissing();

    private boolean isDrawn;

    SparklineCell(CurveLoader curves, ObservableValue<PlotPalette> palette) {
        this.curves = curves;
        this.palette = palette;
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        curves.arrivalsProperty().addListener(new WeakInvalidationListener(onArrival));
        palette.addListener(new WeakInvalidationListener(onPalette));
    }

    private void drawIfMissing() {
        if (!isDrawn) {
            draw();
        }
    }

    @Override
    protected void updateItem(LibraryRow row, boolean empty) {
        super.updateItem(row, empty);
        boolean isRun = !empty && row instanceof LibraryRow.Entry;
        setGraphic(isRun ? canvas : null);
        draw();
    }

    private void draw() {
        if (isEmpty() || !(getItem() instanceof LibraryRow.Entry entry)) {
            isDrawn = true;
            return;
        }
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.clearRect(0, 0, WIDTH, HEIGHT);
        Optional<List<RunOutline.Point>> points = curves.get(entry.run());
        isDrawn = points.isPresent();
        setAccessibleText(Texts.of("library.table.curve.accessible", entry.name()));
        points.ifPresent(each -> draw(pen, entry, each));
    }

    private void draw(GraphicsContext pen, LibraryRow.Entry entry, List<RunOutline.Point> points) {
        StoredRun run = entry.run();
        PlotPalette colours = palette.getValue();
        double perStep = (WIDTH - 2 * MARGIN)
                / Math.max(
                        1,
                        Math.max(
                                run.steps(),
                                points.isEmpty() ? 0 : points.getLast().step()));
        pen.setLineWidth(1);
        for (RunEvent event : run.events()) {
            if (event instanceof RunEvent.Forked(long step)) {
                line(pen, MARGIN + perStep * step, colours.muted(), 1.5, 2);
            }
        }
        run.grokkingStep().ifPresent(step -> line(pen, MARGIN + perStep * step, colours.ink()));
        pen.setLineWidth(1.4);
        curve(pen, points, perStep, colours.train(), RunOutline.Point::leastTrain, RunOutline.Point::mostTrain);
        curve(pen, points, perStep, colours.test(), RunOutline.Point::leastTest, RunOutline.Point::mostTest);
        if (entry.outcome().isUnderWay() && !points.isEmpty()) {
            RunOutline.Point last = points.getLast();
            double y = y(last.mostTest());
            pen.setFill(paint(colours.test()));
            pen.fillOval(MARGIN + perStep * last.step() - 2.5, y - 2.5, 5, 5);
        }
    }

    private static void line(GraphicsContext pen, double x, Colour colour, double... dashes) {
        pen.setStroke(paint(colour));
        pen.setLineDashes(dashes);
        double at = Math.floor(x) + 0.5;
        pen.strokeLine(at, 0, at, HEIGHT);
        pen.setLineDashes();
    }

    /** Both extremes of each part, the nearer one to where the curve comes from first: a dip of one evaluation stays a dip. */
    private static void curve(
            GraphicsContext pen,
            List<RunOutline.Point> points,
            double perStep,
            Colour colour,
            ToDoubleFunction<RunOutline.Point> least,
            ToDoubleFunction<RunOutline.Point> most) {
        pen.setStroke(paint(colour));
        pen.beginPath();
        double before = Double.NaN;
        for (RunOutline.Point point : points) {
            double low = least.applyAsDouble(point);
            double high = most.applyAsDouble(point);
            double x = MARGIN + perStep * point.step();
            if (Double.isNaN(low) || Double.isNaN(high)) {
                before = Double.NaN;
                continue;
            }
            boolean lowFirst = Double.isNaN(before) || Math.abs(before - low) <= Math.abs(before - high);
            double first = lowFirst ? low : high;
            double last = lowFirst ? high : low;
            if (Double.isNaN(before)) {
                pen.moveTo(x, y(first));
            } else {
                pen.lineTo(x, y(first));
            }
            if (low != high) {
                pen.lineTo(x, y(last));
            }
            before = last;
        }
        pen.stroke();
    }

    private static double y(double accuracy) {
        return MARGIN + (HEIGHT - 2 * MARGIN) * (1 - accuracy);
    }

    private static Color paint(Colour colour) {
        return Color.color(colour.channel(0), colour.channel(1), colour.channel(2));
    }
}
