/**
 * The compare screen: two to four runs over one step axis.
 */
package org.grokscope.ui.compare;
