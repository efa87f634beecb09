/**
 * The JavaFX plot controls: layers, gestures, and the image of the curves. Draws through {@code plot.paint}; knows nothing of runs.
 */
package org.grokscope.plot.fx;
