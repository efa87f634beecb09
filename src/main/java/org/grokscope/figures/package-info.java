/**
 * Figures of runs for papers and slides: what they show, in which size and colours, and as which file. No display is needed. Start at
 * {@link org.grokscope.figures.Figures}.
 */
package org.grokscope.figures;
