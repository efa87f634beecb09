/**
 * The forecast of the grokking step from measured signals, with its calibration (arXiv 2605.18845). No sentences, no JavaFX, no
 * DJL.
 */
package org.grokscope.theory.forecast;
