/**
 * Runs from elsewhere: reads the logs of other programs and makes ordinary runs of them. {@link org.grokscope.foreign.LogReader} has the
 * formats, {@link org.grokscope.foreign.ColumnMapping} says what their columns are, {@link org.grokscope.foreign.StatedSettings} what is
 * known of the training, and {@link org.grokscope.foreign.ForeignRun} is the run.
 * {@link org.grokscope.foreign.LogFolder} finds the logs in a folder.
 */
package org.grokscope.foreign;
