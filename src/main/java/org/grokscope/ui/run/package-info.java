/**
 * The run screen: plots, status, replay, and what is derived from the run for drawing.
 */
package org.grokscope.ui.run;
