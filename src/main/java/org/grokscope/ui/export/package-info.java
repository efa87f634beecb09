/**
 * Saving what the window shows: pictures, tables and films.
 */
package org.grokscope.ui.export;
