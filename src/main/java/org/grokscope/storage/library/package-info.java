/**
 * The run library in SQLite: schema, queries, recording, repair. Reads runs while others train them. No training, no JavaFX.
 */
package org.grokscope.storage.library;
