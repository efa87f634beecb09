/** What became of a run, or what it is doing: one sign and one word for it, on every screen that lists runs. */
package org.grokscope.ui.outcome;
