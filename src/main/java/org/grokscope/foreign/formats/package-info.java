/**
 * The formats of the logs that other programs write, read while they grow: {@link org.grokscope.foreign.formats.LogFiles} finds out which one a
 * file or folder has, and its {@link org.grokscope.foreign.formats.LogReader} gives its rows. {@link org.grokscope.foreign.formats.LogFolder}
 * finds the logs in a folder. What the columns mean is not known here.
 */
package org.grokscope.foreign.formats;
