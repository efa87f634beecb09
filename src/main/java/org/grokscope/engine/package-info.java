/**
 * Learners: a network, its data and its optimizer behind the port that {@code training} drives. Sub-packages hold the mathematics
 * and the back ends; only {@code engine} and its sub-packages name DJL.
 */
package org.grokscope.engine;
