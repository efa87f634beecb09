/**
 * A training run as data: its complete configuration, its evaluations and events, its history and its milestones.
 *
 * <p>Everything here is a record or an append-only container, checked when it is made. No files, no threads, no
 * windows, no neural network library.
 */
package org.grokscope.run;
