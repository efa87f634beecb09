/**
 * The compare screen: two to eight runs over one step axis. Starting and stopping them is left to {@code sessions}.
 */
package org.grokscope.ui.compare;
