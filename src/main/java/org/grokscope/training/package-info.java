/**
 * Training of one run: the single-threaded {@link org.grokscope.training.TrainingLoop} with the observers of its evaluations (milestones and
 * intervention, forecast, network snapshots, checkpoints), and the thread-safe {@link org.grokscope.training.TrainingSession} around it. Drives
 * any {@link org.grokscope.training.Learner}. No JavaFX, no DJL.
 */
package org.grokscope.training;
