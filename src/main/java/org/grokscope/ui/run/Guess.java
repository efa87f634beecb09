package org.grokscope.ui.run;

/**
 * A step at which somebody expects the jump.
 *
 * @param name who; empty for the one who uses the window
 * @param step the guessed T_grok
 */
public record Guess(String name, long step) {}
