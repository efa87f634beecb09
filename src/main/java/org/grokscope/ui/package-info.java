/**
 * The window: views and their view models.
 *
 * <p>Everything here runs on the JavaFX thread and only looks at training through a session's published state. What must
 * not live here: mathematics, training, files' formats, and any neural network library.
 */
package org.grokscope.ui;
