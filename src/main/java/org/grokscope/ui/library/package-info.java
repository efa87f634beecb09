/**
 * The library screen: find, name, open, compare, export and delete recorded runs.
 */
package org.grokscope.ui.library;
