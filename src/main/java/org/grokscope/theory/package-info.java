/**
 * The norm-separation delay law as numbers: contraction curves, fits and scaling lines (arXiv 2603.13331). No sentences, no JavaFX,
 * no DJL.
 */
package org.grokscope.theory;
