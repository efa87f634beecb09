/**
 * The report on the errors of the forecast, from stored runs. No JavaFX, no DJL.
 */
package org.grokscope.experiments.forecast;
