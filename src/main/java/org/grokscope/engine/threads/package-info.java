/**
 * The worker threads that share a training step, and how work is divided among them.
 */
package org.grokscope.engine.threads;
