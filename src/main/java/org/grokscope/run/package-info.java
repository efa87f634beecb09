/**
 * A run as data: evaluations, events, checkpoints, outcome and history. Thread-safe for one writer and any number of readers.
 * Nothing here trains, reads files, or knows JavaFX or DJL.
 */
package org.grokscope.run;
