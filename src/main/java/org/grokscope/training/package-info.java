/**
 * The training loop and the thread-safe session around it, its commands, checkpoints and observers. Drives any
 * {@link org.grokscope.training.Learner}. No JavaFX, no DJL.
 */
package org.grokscope.training;
