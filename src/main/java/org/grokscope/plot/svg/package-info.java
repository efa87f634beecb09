/**
 * Plots as SVG, with shapes as shapes and text as text. No toolkit: reports are drawn on machines without a display.
 */
package org.grokscope.plot.svg;
