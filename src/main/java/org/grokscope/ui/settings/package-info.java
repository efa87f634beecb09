/**
 * The sidebar: preset, learning rate, weight decay, optimizer, interventions and the rest of a configuration.
 */
package org.grokscope.ui.settings;
