/**
 * Grids of runs: specification, execution, results and their scaling lines. No JavaFX, no DJL.
 */
package org.grokscope.experiments.sweep;
