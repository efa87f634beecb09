/**
 * Learners: a network, its data and its optimizer behind the port that {@code training} drives. Sub-packages hold the mathematics, the
 * two back ends and their threads. Knows no window and no files.
 */
package org.grokscope.engine;
