/**
 * Figures for print: panels with axes, labels and a caption on a page of a given size, as SVG, PDF or PNG. No display is needed.
 */
package org.grokscope.plot.print;
