/**
 * Experiments of many runs: the specification of a grid, its runs on several workers, and their results on disk.
 *
 * <p>A {@link org.grokscope.sweep.SweepSpec} lists the runs, {@link org.grokscope.sweep.SweepResults} is the directory that
 * holds those that are done, and a {@link org.grokscope.sweep.Sweep} trains the others. Whoever watches reads the progress
 * and the table whenever it likes; nothing here calls back. What must not live here: windows, terminals, and any neural
 * network library.
 */
package org.grokscope.sweep;
