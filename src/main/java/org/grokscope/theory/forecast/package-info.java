/**
 * The forecast of the grokking step from the evaluations of a run, with its calibration (arXiv 2605.18845). No sentences, no JavaFX, no
 * DJL.
 */
package org.grokscope.theory.forecast;
