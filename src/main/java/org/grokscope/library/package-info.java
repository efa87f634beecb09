/**
 * The run library: all runs of this user in one SQLite file, written while they train.
 *
 * <p>What must not live here: training, windows, and formats of files that leave the program (they are {@code store}'s). Nobody waits
 * for the library but a thread of its own: it reads the runs that it records as any other reader does. The tables are
 * described where they are made, in {@code 1-tables.sql} and the files after it; these are never changed once published, a
 * new one is added.
 */
package org.grokscope.library;
