/**
 * A run as event files that TensorBoard reads.
 */
package org.grokscope.storage.tensorboard;
