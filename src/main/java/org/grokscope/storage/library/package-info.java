/**
 * The run library in SQLite: schema, queries, recording, repair. Records any {@link org.grokscope.run.LiveRun} while another thread trains it. No
 * training, no JavaFX.
 *
 * <p>{@link org.grokscope.storage.library.Library} is the front. Below it, {@code LibraryStore} shares the file with other processes: two
 * {@code Database} connections, the turns of {@code LockFile}, and {@code FileGuard}, which keeps the locks that a file dialog would drop and
 * notices when the files are no longer the ones that were opened. {@code LibraryWriter} then lets each {@code Recording} write again what is
 * missing. {@code LibraryFile} finds the one name of a file behind its many. The scheme is described in {@code assets/docs/library.md}.
 */
package org.grokscope.storage.library;
