/**
 * The command line: its commands, and how they read a configuration. Works with any engine and without a display; no JavaFX, no DJL.
 */
package org.grokscope.cli;
