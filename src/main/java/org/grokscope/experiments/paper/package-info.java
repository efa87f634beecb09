/**
 * The experiments of arXiv 2603.13331 and the report that compares them with the published figures. No JavaFX, no DJL.
 */
package org.grokscope.experiments.paper;
