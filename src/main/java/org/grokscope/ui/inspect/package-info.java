/**
 * The inspection panel: answers, spectrum, circle and hidden units of the network, and a sum to ask it. Shows snapshots; {@code
 * inspect} computes them.
 */
package org.grokscope.ui.inspect;
