/**
 * What a network has built inside, seen at one moment: its answers, the Fourier spectrum of its embedding and of its outputs, the
 * circle on which it lays the numbers, and what its neurons respond to.
 *
 * <p>Plain data and pure functions of weights and outputs that are handed in. Nothing here trains, draws or reads files.
 */
package org.grokscope.inside;
