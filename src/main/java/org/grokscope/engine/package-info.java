/**
 * The numerical engine: networks, their gradients, and the update rules, on DJL's MXNet engine or its PyTorch engine.
 *
 * <p>Beside the benchmark the only room that names {@code ai.djl}. The library multiplies matrices, behind the port
 * {@code Matrices}; plain loops over Java arrays do the rest: gathering, attention over two tokens, GELU, layer
 * normalization, losses and the optimizers. The backward pass is written by hand, layer by layer, and each layer states its
 * mathematics. No array of the library leaves this room: weights travel as {@code float[]}.
 *
 * <p>Activations are {@code float[feature][example]}, one example (or token) a column. Names: B examples in a batch, d the
 * width, h heads, p tokens. "d" before a name is the gradient of the mean loss with respect to it.
 */
package org.grokscope.engine;
