/**
 * The sidebar: the fields of a configuration, made from their declarations, and the interventions.
 */
package org.grokscope.ui.settings;
