package org.grokscope.ui.controls;

import java.util.Objects;
import javafx.scene.control.Labeled;
import org.grokscope.typesetting.MathText;

/** Controls whose texts are set as mathematics, see {@link MathText}. */
public final class MathLabels {

    private MathLabels() {}

    /**
     * Sets the text of a control as mathematics, now and whenever it changes. Screen readers get the text in plain characters. Needed only
     * where a text may have more than Greek letters and norms, which the font has as they are. A text that is bound stays as it is: set it
     * where it is made.
     */
    public static <L extends Labeled> L follow(L control) {
        Follower follower = new Follower(control);
        follower.show(control.getText());
        control.textProperty().addListener((_, _, now) -> follower.show(now));
        return control;
    }

    /** Remembers what it told screen readers, so that a name that another has given stays. */
    private static final class Follower {
        private final Labeled control;
        private String spoken;

        Follower(Labeled control) {
            this.control = control;
        }

        void show(String text) {
            String set = text == null ? null : MathText.set(text);
            if (Objects.equals(set, text) || control.textProperty().isBound()) {
                // Also when called again for the text that was set below.
                if (spoken != null && !Objects.equals(text, MathText.set(spoken))) {
                    say(null);
                }
                return;
            }
            say(text);
            control.setText(set);
        }

        private void say(String plain) {
            if (Objects.equals(control.getAccessibleText(), spoken == null ? null : MathText.spoken(spoken))) {
                control.setAccessibleText(plain == null ? null : MathText.spoken(plain));
                spoken = plain;
            }
        }
    }
}
