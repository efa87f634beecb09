/**
 * The window: start-up, top bar, screens, the table of actions with its shortcuts and help.
 */
package org.grokscope.ui.shell;
