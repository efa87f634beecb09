package org.grokscope.plot.print;

import org.grokscope.plot.model.LabelLayout.Box;
import org.grokscope.plot.paint.Brush;
import org.grokscope.plot.paint.PageSurface;

/** Paints a page. */
final class PagePainter {
    private final PageSurface surface;
    private final Page page;
    private final PageLayout layout;

    PagePainter(PageSurface surface, Page page) {
        this.surface = surface;
        this.page = page;
        layout = new PageLayout(page);
    }

    void paint() {
        surface.fillRect(
                0,
                0,
                surface.width(),
                surface.height(),
                0,
                page.style().palette().card());
        for (int i = 0; i < page.panels().size(); i++) {
            Box box = layout.panel(i);
            Runnable painter = painter(page.panels().get(i), i);
            surface.part(box.left(), box.top(), box.width(), box.height(), painter);
        }
        Box below = layout.captionBox();
        layout.caption().paint(new Brush(surface, page.style()), below.left(), below.top());
    }

    private Runnable painter(Panel panel, int index) {
        Brush b = new Brush(surface, page.style());
        boolean named = layout.isNamed(index);
        Box area = layout.area(index);
        return switch (panel) {
            case CurvePanel curves ->
                new CurvePanelPainter(surface, b, curves, area, named, layout.hasNamesInMargin())::paint;
            case FigurePanel figure -> new FigurePanelPainter(surface, b, figure, area, named)::paint;
            case PicturePanel picture -> new PicturePanelPainter(surface, b, picture, area, named)::paint;
        };
    }
}
