/**
 * Controls and helpers that several screens share: fields, sliders, columns, fonts, themes, texts.
 */
package org.grokscope.ui.controls;
