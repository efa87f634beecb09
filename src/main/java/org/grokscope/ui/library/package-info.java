/**
 * The library screen: find, label, open, compare and export recorded runs, and move them to the Trash.
 */
package org.grokscope.ui.library;
