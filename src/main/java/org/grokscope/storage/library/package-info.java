/**
 * The run library in SQLite: schema, queries, recording, repair. Records any {@link org.grokscope.run.LiveRun} while another thread trains it. No
 * training, no JavaFX.
 */
package org.grokscope.storage.library;
