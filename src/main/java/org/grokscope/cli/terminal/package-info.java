/**
 * Progress, summaries and messages on a terminal, exit codes, and result files that are checked before the work begins. Knows no
 * command.
 */
package org.grokscope.cli.terminal;
