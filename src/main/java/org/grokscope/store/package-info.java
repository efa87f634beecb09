/**
 * Files: the formats in which runs leave the program and come back, and how files are written without losing the old ones.
 *
 * <p>What must not live here: training, windows, and any neural network library. The names in the JSON format are read by
 * other people's scripts; a name once published keeps its meaning, and a change of meaning raises the format version.
 */
package org.grokscope.store;
