/**
 * The report on how good the forecast is, from stored runs. No JavaFX, no DJL.
 */
package org.grokscope.experiments.forecast;
