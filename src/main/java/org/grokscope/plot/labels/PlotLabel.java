package org.grokscope.plot.labels;

import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.LabelLayout.Box;
import org.grokscope.plot.paint.PlotFont;

/**
 * A label that has its place.
 *
 * @param text what is written
 * @param detail what follows in small type; empty for nothing
 * @param font of the text
 * @param role what its colour means
 * @param box where it is written
 * @param leader the line to what it names; null for none
 */
public record PlotLabel(String text, String detail, PlotFont font, ColourRole role, Box box, Spot.Leader leader) {}
