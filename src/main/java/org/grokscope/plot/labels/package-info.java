/**
 * Places the labels of a plot: what they say, where they lie, and what gives way where there is no room. No toolkit: the window and the drawings
 * are labelled alike.
 */
package org.grokscope.plot.labels;
