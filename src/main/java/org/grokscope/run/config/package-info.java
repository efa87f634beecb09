/**
 * The configuration of a run: task, network, optimization and schedule, presets, and the one declaration of every field from which
 * flags, YAML and JSON keys, share text and the window's fields follow. No input or output.
 */
package org.grokscope.run.config;
