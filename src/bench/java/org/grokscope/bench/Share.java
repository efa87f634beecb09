package org.grokscope.bench;

/**
 * A part of a whole.
 *
 * @param name what it is
 * @param fraction 0 to 1
 */
record Share(String name, double fraction) {}
