/**
 * The training session: its thread, its commands, its state, and the port through which it drives a network.
 *
 * <p>A {@link org.grokscope.training.TrainingSession} owns one thread that creates, uses and closes its
 * {@link org.grokscope.training.Learner}. Commands go down through a queue, measurements come up through a
 * {@link org.grokscope.run.RunHistory}; training never waits for whoever looks. What must not live here: windows and any
 * neural network library.
 */
package org.grokscope.training;
