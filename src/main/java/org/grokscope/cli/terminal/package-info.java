/**
 * Progress and messages on a terminal, and result files that are checked before the work begins.
 */
package org.grokscope.cli.terminal;
