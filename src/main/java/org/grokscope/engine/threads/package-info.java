/**
 * The workers that share a training step, and the set-up of a native library before it is loaded, so that it uses no threads of its
 * own. No mathematics.
 */
package org.grokscope.engine.threads;
