/**
 * Pictures that are painted as a whole: points in a plane with axes, points without axes, bars, and tables of cells. What they show is data, and
 * they are painted on any surface: the window, a figure for print, and a report show the same picture.
 */
package org.grokscope.plot.pictures;
