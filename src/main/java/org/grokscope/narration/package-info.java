/**
 * Every sentence about a run: phase names, verdicts, reasons, units and number formats, as patterns in a bundle per language. Derives
 * nothing: it reads {@link org.grokscope.run.RunState}. No JavaFX, no DJL.
 */
package org.grokscope.narration;
