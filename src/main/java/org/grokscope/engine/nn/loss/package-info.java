/** The loss functions that training minimizes, with their gradients. */
package org.grokscope.engine.nn.loss;
