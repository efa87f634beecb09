/**
 * What the network learns: modular operations and sparse parity, their examples, and the split into train and test sets. Pure data
 * with value ranges. No configuration of a run, no input or output, no threads.
 */
package org.grokscope.task;
