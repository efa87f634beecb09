/**
 * Every sentence about a run: phase names, verdicts, reasons, units and number formats, in one bundle that can be translated. No
 * JavaFX, no DJL.
 */
package org.grokscope.narration;
