package org.grokscope.plot.print;

import java.util.List;
import org.grokscope.plot.model.LabelLayout.Box;
import org.grokscope.plot.model.PlotFrame;
import org.grokscope.plot.model.Scale;
import org.grokscope.plot.paint.Brush;
import org.grokscope.plot.paint.PageSurface;
import org.grokscope.plot.paint.Stroke;
import org.grokscope.plot.paint.Surface;
import org.grokscope.plot.pictures.BarPainter;
import org.grokscope.plot.pictures.BarPicture;
import org.grokscope.plot.pictures.CellPainter;
import org.grokscope.plot.pictures.CellPicture;
import org.grokscope.plot.pictures.PointPainter;
import org.grokscope.plot.pictures.PointPicture;

/**
 * Paints a picture between axes.
 *
 * @param room what the panel has for its area
 * @param named whether the horizontal axis has its name below it
 */
record PicturePanelPainter(PageSurface g, Brush b, PicturePanel panel, Box room, boolean named) {
    /** The highest bar leaves room for its number. */
    private static final double HEADROOM = 1.12;

    private static final double PERCENT = 100;

    void paint() {
        switch (panel.picture()) {
            case PointPicture points -> points(points);
            case BarPicture bars -> bars(bars);
            case CellPicture cells -> cells(cells);
        }
        b.write(panel.letter(), b.style().title(), b.palette().ink(), Surface.Align.LEFT, b.em(8), b.em(14));
    }

    private static PlotFrame frame(Box area, Scale xs, Scale ys) {
        return new PlotFrame(area.left(), area.top(), area.width(), area.height(), xs, ys);
    }

    /** The largest area of a form in the room, in the middle of its width. */
    private Box shaped(double shape) {
        double width = Math.min(room.width(), room.height() * shape);
        return new Box(room.left() + (room.width() - width) / 2, room.top(), width, width / shape);
    }

    private void points(PointPicture points) {
        Box area = shaped(1);
        double scale = (area.width() / 2 - b.em(PointPainter.MARGIN)) / (points.reach() > 0 ? points.reach() : 1);
        double end = area.width() / 2 / scale;
        Scale both = new Scale.Linear(-end, end);
        axes(frame(area, both, both), 0);
        PointPainter.within(b, points, area, scale).paint(null);
    }

    private void bars(BarPicture picture) {
        BarPicture.Bars bars = picture.bars().getFirst();
        int count = bars.heights().size();
        double highest = PERCENT * bars.largest();
        PlotFrame frame = frame(
                room,
                new Scale.Linear(picture.first() - 0.5, picture.first() + count - 0.5),
                new Scale.Linear(0, highest > 0 ? HEADROOM * highest : 1));
        double pitch = frame.width() / count;
        double gap = pitch > 4 ? 1 : 0;
        for (int i = 0; i < count; i++) {
            double y = frame.py(PERCENT * bars.heights().get(i));
            if (y < frame.bottom()) {
                double x = frame.left() + i * pitch + gap / 2;
                b.g().fillRect(x, y, pitch - gap, frame.bottom() - y, 0, BarPainter.colour(b, bars, i));
            }
        }
        axes(frame, 1);
        BarPainter.numbers(
                b,
                picture.first(),
                bars,
                i -> frame.px(picture.first() + i),
                i -> frame.py(PERCENT * bars.heights().get(i)) - b.em(8));
    }

    private void cells(CellPicture cells) {
        Box area = shaped(cells.square() ? panel.shape() : room.width() / room.height());
        CellPainter.fill(b, cells, area);
        outline(area);
        Scale columns = cellScale(panel.across().first(), cells.columns(), false);
        // The first row is at the top.
        Scale rows = cellScale(panel.up().first(), cells.rows(), true);
        axes(frame(area, columns, rows), 1);
        legend(cells.legend(), area);
    }

    /** Cells may have the colour of the paper. */
    private void outline(Box box) {
        Stroke thin = new Stroke(b.palette().muted(), b.style().line(0.6));
        b.g().strokeRect(box.left(), box.top(), box.width(), box.height(), 0, thin);
    }

    /** The middle of a cell is at its number. */
    private static Scale cellScale(double first, int count, boolean down) {
        double low = (Double.isNaN(first) ? 0 : first) - 0.5;
        double high = low + count;
        return down ? new Scale.Linear(high, low) : new Scale.Linear(low, high);
    }

    private void axes(PlotFrame frame, double leastStep) {
        PageAxes.Labels across = new PageAxes.Labels(
                named ? panel.across().title() : "",
                !Double.isNaN(panel.across().first()));
        PageAxes.Labels up =
                new PageAxes.Labels(panel.up().title(), !Double.isNaN(panel.up().first()));
        new PageAxes(g, b, frame, leastStep).paint(up, across);
    }

    /** A sample of each colour with its meaning, in a row above the area. */
    private void legend(List<CellPicture.Sample> samples, Box area) {
        double side = b.em(9);
        double x = area.left();
        double y = area.top() - b.em(12);
        for (CellPicture.Sample sample : samples) {
            Box box = new Box(x, y - side / 2, side, side);
            b.g().fillRect(box.left(), box.top(), side, side, 0, sample.colour(b.palette()));
            outline(box);
            b.write(sample.text(), b.style().small(), b.palette().ink(), Surface.Align.LEFT, x + side + b.em(4), y);
            x += side + b.em(16) + b.width(sample.text(), b.style().small());
        }
    }
}
