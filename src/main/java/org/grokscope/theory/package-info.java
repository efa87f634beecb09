/**
 * The law: contraction of ‖θ‖², its calibration on measured runs, and the forecast of the grokking step.
 *
 * <p>Pure functions on numbers and records (arXiv 2603.13331 and 2605.18845). Nothing here trains, draws or reads
 * files.
 */
package org.grokscope.theory;
