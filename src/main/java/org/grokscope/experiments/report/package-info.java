/**
 * Tables and plots of the reports, as Markdown and SVG.
 */
package org.grokscope.experiments.report;
