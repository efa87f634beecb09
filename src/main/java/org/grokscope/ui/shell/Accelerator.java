package org.grokscope.ui.shell;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.grokscope.ui.controls.Texts;

/**
 * A key that runs an action.
 *
 * @param name as the help sheet and the manual write it
 * @param matches whether an event is this key being pressed
 */
record Accelerator(String name, Predicate<KeyEvent> matches) {

    /** Any of these keys without Ctrl, Alt or Meta; named for the first. */
    static Accelerator key(KeyCode... codes) {
        String name = codes[0] == KeyCode.SPACE ? Texts.of("key.space") : codes[0].getName();
        return new Accelerator(name, event -> List.of(codes).contains(event.getCode()) && isPlain(event));
    }

    /** The same key, but only under a condition. */
    Accelerator when(BooleanSupplier condition) {
        return new Accelerator(name, event -> matches.test(event) && condition.getAsBoolean());
    }

    /** A key with Ctrl, or with ⌘ on macOS. */
    static Accelerator shortcut(KeyCode code) {
        return new Accelerator(
                Texts.of("key.ctrl") + "+" + code.getName(),
                event -> event.getCode() == code && event.isShortcutDown());
    }

    /** A character, wherever the keyboard has it. */
    static Accelerator character(String character) {
        return new Accelerator(character, event -> character.equals(event.getText()) && isPlain(event));
    }

    private static boolean isPlain(KeyEvent event) {
        return !event.isShortcutDown() && !event.isAltDown();
    }
}
