/**
 * The plot control and its pure parts.
 *
 * <p>Here live: scales, ticks, number texts, decimation, an anti-aliasing rasteriser, label layout (all plain Java, no
 * toolkit needed), and on top of them {@link org.grokscope.chart.Plot}, a JavaFX region, with
 * {@link org.grokscope.chart.StepAxis}, the view several plots share.
 *
 * <p>What must not live here: anything that knows about networks, runs, training or theory. A plot is told curves and
 * overlays; it never asks where they come from. Only JavaFX and {@code java.base} may be imported.
 */
package org.grokscope.chart;
