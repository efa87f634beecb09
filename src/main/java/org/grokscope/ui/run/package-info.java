/**
 * The run screen: its controller, plots, status and replay, and what is drawn of a run. Its state comes from {@link
 * org.grokscope.run.RunTimeline}.
 */
package org.grokscope.ui.run;
