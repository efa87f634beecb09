/**
 * The composition root: decides between window and command line, and is the one place that names the engine's learner.
 */
package org.grokscope.app;
