/**
 * Locks on bytes of files, by which processes agree on who uses what. Under Linux they belong to the open file, not to the process, as POSIX
 * locks do: a process loses all its POSIX locks on a file when any code in it opens and closes that file, as GTK's file dialog does with every
 * file of a folder.
 */
package org.grokscope.storage.locks;
