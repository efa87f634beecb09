/**
 * Commands that train many runs or report on them: sweep, merge, reproduce, forecast-report.
 */
package org.grokscope.cli.experiments;
