/** The strip above the plots: the one number that matters, the phase with a sentence, and other readouts. */
package org.grokscope.ui.strip;
