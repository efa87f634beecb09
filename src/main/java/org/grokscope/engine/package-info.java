/**
 * The numerical engine: networks, their gradients, and the update rules, on DJL's MXNet engine.
 *
 * <p>Beside the benchmark the only room that names {@code ai.djl}. MXNet does the matrix products and the GELU, called through its C interface
 * on arrays that DJL manages; plain loops over Java arrays do the rest: gathering, attention over two tokens, layer
 * normalization, cross-entropy and the optimizers. The backward pass is written by hand, layer by layer, and each layer
 * states its mathematics. No array of the library leaves this room: weights travel as {@code float[]}.
 *
 * <p>Matrices are stored row by row, one example (or token) a row. Names: B examples in a batch, d the width, h heads, p
 * tokens. "d" before a name is the gradient of the mean loss with respect to it.
 */
package org.grokscope.engine;
