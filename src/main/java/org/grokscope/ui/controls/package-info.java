/**
 * Controls and helpers that several screens share: fields, sliders, columns, file dialogs, fonts, themes, languages, texts. Knows no
 * screen.
 */
package org.grokscope.ui.controls;
