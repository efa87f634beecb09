/**
 * How a plot is painted, whatever it is painted on: colours, type, and painters that draw onto a {@code Surface}.
 */
package org.grokscope.plot.paint;
