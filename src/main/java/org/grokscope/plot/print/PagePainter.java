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
            PanelPainter painter = new PanelPainter(
                    surface, page.style(), page.panels().get(i), box, layout.above(layout.row(i)), layout.isNamed(i));
            surface.part(box.left(), box.top(), box.width(), box.height(), painter::paint);
        }
        Box below = layout.captionBox();
        layout.caption().paint(new Brush(surface, page.style()), below.left(), below.top());
    }
}
