/**
 * The main window: start-up, top bar, navigation between screens, and the one table of actions that feeds toolbar, menu, shortcuts,
 * help and the user guide. Nothing below receives the window.
 */
package org.grokscope.ui.shell;
