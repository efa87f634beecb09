package org.grokscope.figures;

import java.util.List;
import org.grokscope.plot.print.Panel;

/**
 * A single plot of the window as a figure, such as the spectrum of a network at a step.
 *
 * @param title the first words of the caption, which stand out
 * @param text what is seen, in a sentence without its full stop; may be empty
 * @param panels its plots: one, or some that belong together
 */
public record PanelFigure(String title, String text, List<Panel> panels) {
    /** Copies the list. */
    public PanelFigure {
        panels = List.copyOf(panels);
    }
}
