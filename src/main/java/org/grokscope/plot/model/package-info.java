/**
 * What a plot shows and where: series, scales, ticks, decimation, label placement. No toolkit and no other package of this program.
 */
package org.grokscope.plot.model;
