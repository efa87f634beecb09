/**
 * A run as data: evaluations, events, checkpoints, outcome, history, and {@link org.grokscope.run.RunTimeline}, the one place that
 * answers for any step. Thread-safe for one writer and any number of readers. Nothing here trains, reads files, or knows JavaFX or DJL.
 */
package org.grokscope.run;
