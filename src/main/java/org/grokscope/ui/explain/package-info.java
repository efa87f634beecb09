/**
 * What the window explains: the definition of each term, a click away, and why a control is disabled.
 */
package org.grokscope.ui.explain;
