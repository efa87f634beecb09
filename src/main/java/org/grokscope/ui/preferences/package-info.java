/**
 * What the user chooses once and the window remembers: language, size, theme, place. No settings of a run, which are in {@code
 * ui.settings} and in the library.
 */
package org.grokscope.ui.preferences;
