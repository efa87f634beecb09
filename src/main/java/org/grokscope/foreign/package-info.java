/**
 * Runs from elsewhere: makes ordinary runs of the logs of other programs. {@link org.grokscope.foreign.ColumnMapping} says what the columns of
 * a log are, {@link org.grokscope.foreign.StatedSettings} what is known of the training, and {@link org.grokscope.foreign.ForeignRun} is the run.
 * The formats are in {@link org.grokscope.foreign.formats}.
 */
package org.grokscope.foreign;
