/**
 * The JavaFX plot controls: layers, gestures, and a raster for curves.
 */
package org.grokscope.plot.fx;
