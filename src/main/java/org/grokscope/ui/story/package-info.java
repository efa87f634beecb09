/**
 * Teaching aids: the guided story, predict first, and the tone that follows test accuracy.
 */
package org.grokscope.ui.story;
