/**
 * Words and pictures of a report: Markdown tables and plots as SVG text. Knows nothing of runs, reads and writes no files,
 * and gives the same text for the same numbers on every machine.
 */
package org.grokscope.report;
