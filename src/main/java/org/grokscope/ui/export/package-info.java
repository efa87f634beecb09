/**
 * Saving what the window shows: pictures, tables, films, and the file dialogs.
 */
package org.grokscope.ui.export;
