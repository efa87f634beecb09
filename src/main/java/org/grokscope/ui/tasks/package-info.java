/**
 * What is done in the background: files, films and sweeps, in a list with their progress and a button that cancels each.
 */
package org.grokscope.ui.tasks;
