/**
 * What a network has built: answers, Fourier spectra, projections of the embedding, hidden units. Pure computation on weights and
 * outputs. No JavaFX, no DJL.
 */
package org.grokscope.inspect;
