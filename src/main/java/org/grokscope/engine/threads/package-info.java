/**
 * Threads: the workers that share a training step, and what must be set before a native library loads so that it uses no threads of its own.
 */
package org.grokscope.engine.threads;
