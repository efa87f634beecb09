/** The settings of optimizers beyond the rule, η and λ: running means, what the gradient passes first, and what is planned for η and λ. */
package org.grokscope.run.optimization;
