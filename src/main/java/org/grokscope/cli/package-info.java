/**
 * The command line: its commands, and how they read a configuration. Works with any engine and without a display.
 */
package org.grokscope.cli;
