/**
 * A plot as SVG: shapes as shapes, text as text.
 */
package org.grokscope.plot.svg;
