/**
 * Paints plots onto a {@link org.grokscope.plot.paint.Surface}, be it a canvas or an SVG drawing: colours, type, curves as a
 * raster, grid, labels, figures. No toolkit.
 */
package org.grokscope.plot.paint;
