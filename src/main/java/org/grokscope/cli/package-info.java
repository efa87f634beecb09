/**
 * The command line: commands that read options, run sessions and write results, without a window.
 *
 * <p>{@link org.grokscope.cli.CommandLineApp} is the way in; it is given what it needs (a maker of learners, two streams)
 * and returns an exit code, so that tests run the whole of it without a process. All numbers are read by
 * {@link org.grokscope.task.Range}, the same as in the window. What must not live here: mathematics, file formats, any
 * neural network library, JavaFX, and {@code System.exit}.
 */
package org.grokscope.cli;
