/**
 * How good the forecast is: which runs it is calibrated on, trials on all others, and the report.
 *
 * <p>Works on finished runs; nothing here trains or draws. What the forecast is made of stands in {@code theory}.
 */
package org.grokscope.sweep.forecast;
