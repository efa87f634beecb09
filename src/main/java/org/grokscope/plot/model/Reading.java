package org.grokscope.plot.model;

/**
 * The value of a curve at a step.
 *
 * @param name the curve's name
 * @param role what its colour means
 * @param dash how its line is broken
 * @param text the value as the readout writes it
 * @param value the value; for a band its upper edge
 * @param step the step of the measured point it was read at, at or before the step asked for
 */
public record Reading(String name, ColourRole role, Dash dash, String text, double value, double step) {}
