/**
 * The tasks as data: inputs, labels, classes and the seeded split into train and test set.
 *
 * <p>What lives here is plain arithmetic on small integers. Nothing here knows of networks, of training or of files, and
 * nothing here imports another room of the project.
 */
package org.grokscope.task;
