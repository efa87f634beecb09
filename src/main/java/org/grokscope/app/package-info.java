/**
 * The composition root: opens the window or runs the command line, and hands an engine to either. The only package that creates
 * engines, ends the process, and knows all others.
 */
package org.grokscope.app;
