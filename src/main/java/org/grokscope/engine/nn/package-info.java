/**
 * The mathematics of layers, losses and optimizers, with hand-written backward passes, on top of {@link
 * org.grokscope.engine.nn.Matrices}. Knows no back end, no DJL and no session.
 */
package org.grokscope.engine.nn;
