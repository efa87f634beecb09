/**
 * The scaling lab: a sweep with its settings, plot and table. The sweep itself is in {@code experiments.sweep}.
 */
package org.grokscope.ui.lab;
