/**
 * The command line: commands that read options, run sessions and write results, without a window.
 */
package org.grokscope.cli;
