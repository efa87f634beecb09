/**
 * The weights of a checkpoint as files of other programs.
 */
package org.grokscope.storage.weights;
