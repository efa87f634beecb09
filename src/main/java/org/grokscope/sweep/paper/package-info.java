/**
 * The experiments of "The Norm-Separation Delay Law of Grokking" (arXiv 2603.13331) with this program: which runs they are,
 * what the authors measured, and the report that sets our figures beside theirs.
 *
 * <p>An {@link org.grokscope.sweep.paper.Experiment} lists its runs; whoever has their results makes a
 * {@link org.grokscope.sweep.paper.ReproductionReport} of them. All verdicts are computed from the figures. What must not
 * live here: training, windows, and files but for the spectra, which no other experiment has.
 */
package org.grokscope.sweep.paper;
