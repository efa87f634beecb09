/**
 * The composition root: opens the window or runs the command line, and hands the engine to either.
 */
package org.grokscope.app;
