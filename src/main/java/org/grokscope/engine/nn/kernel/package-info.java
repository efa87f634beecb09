/** Loops over arrays of numbers, in the form that the JVM vectorizes. */
package org.grokscope.engine.nn.kernel;
