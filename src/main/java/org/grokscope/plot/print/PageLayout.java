package org.grokscope.plot.print;

import java.util.List;
import java.util.stream.IntStream;
import org.grokscope.plot.model.LabelLayout.Box;
import org.grokscope.plot.paint.PlotStyle;

/** Where panels and caption lie on a page. */
final class PageLayout {
    private static final double MARGIN = 8;

    private final Page page;
    private final PlotStyle style;
    private final Caption caption;
    private final int columns;
    private final int rows;
    private final boolean inMargin;

    PageLayout(Page page) {
        this.page = page;
        style = page.style();
        columns = Math.min(page.format().columns(), page.panels().size());
        rows = Math.ceilDiv(page.panels().size(), columns);
        caption = Caption.of(page, page.width() - 2 * margin());
        inMargin = IntStream.range(0, page.panels().size()).anyMatch(this::lacksRoom);
    }

    private double margin() {
        return style.em(MARGIN);
    }

    /** The lines below the panels. */
    Caption caption() {
        return caption;
    }

    double height() {
        double fixed = page.format().height();
        return fixed > 0 ? fixed : top(rows) + captionHeight() + margin();
    }

    private double captionHeight() {
        return caption.lines().isEmpty() ? 0 : caption.height() + style.em(10);
    }

    private double panelWidth() {
        return (page.width() - margin()) / columns;
    }

    /** What the panels of a row need above their areas: the same for all, so that they line up. */
    private double above(int row) {
        return style.em(IntStream.range(0, page.panels().size())
                .filter(index -> index / columns == row)
                .mapToDouble(index -> PanelRoom.above(page.panels().get(index)))
                .max()
                .orElse(0));
    }

    /** Whether the names of lines stand in the margins: in all, if one has no room for them. */
    boolean hasNamesInMargin() {
        return inMargin;
    }

    private boolean lacksRoom(int index) {
        return page.panels().get(index) instanceof CurvePanel curves
                && !curves.hasRoomForNames(style, area(index, style.em(PanelRoom.RIGHT)));
    }

    /** The area of a panel in its rectangle. */
    Box area(int index) {
        double right = page.panels().stream()
                .mapToDouble(panel -> PanelRoom.right(style, panel, inMargin))
                .max()
                .orElse(0);
        return area(index, right);
    }

    private Box area(int index, double right) {
        return PanelRoom.area(style, panel(index), right, above(index / columns), isNamed(index));
    }

    private double around(int row) {
        return above(row) + style.em(PanelRoom.below(isNamed(row * columns)));
    }

    /** The height of all panels' areas. */
    private double area() {
        double fixed = page.format().height();
        if (fixed > 0) {
            double around = IntStream.range(0, rows).mapToDouble(this::around).sum();
            return (fixed - captionHeight() - margin() - around) / rows;
        }
        // A panel that is alone in a wide figure is as high as two beside each other: a page has more width than height
        // to give.
        double wide = Math.min(panelWidth(), page.width() / page.format().columns());
        double shape = page.panels().stream().mapToDouble(Panel::shape).min().orElse(1);
        return Math.rint((wide - PanelRoom.LEFT) / shape);
    }

    private double top(int row) {
        return IntStream.range(0, row)
                .mapToDouble(each -> around(each) + area())
                .sum();
    }

    /** The rectangle of a panel with its titles and labels. */
    Box panel(int index) {
        int row = index / columns;
        return new Box(index % columns * panelWidth(), top(row), panelWidth(), around(row) + area());
    }

    /** Whether the horizontal axis is named below a panel: in a stack of steps only below the last. */
    boolean isNamed(int index) {
        List<Panel> panels = page.panels();
        return index + columns >= panels.size();
    }

    Box captionBox() {
        return new Box(margin(), top(rows) + style.em(10), page.width() - 2 * margin(), caption.height());
    }
}
