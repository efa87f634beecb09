/** What makes a step of the gradient: the update rules, the filters that a gradient passes first, and which parameters are decayed. */
package org.grokscope.engine.nn.optimizer;
