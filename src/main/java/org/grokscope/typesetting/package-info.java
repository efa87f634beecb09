/**
 * Numbers in digits, and texts with mathematics: what is a symbol, in which of the bundled faces it is set, and how wide it is. Works without a display. Start
 * at {@link org.grokscope.typesetting.MathText}.
 */
package org.grokscope.typesetting;
