/**
 * The scaling lab: a sweep with its settings, plot and table.
 */
package org.grokscope.ui.lab;
