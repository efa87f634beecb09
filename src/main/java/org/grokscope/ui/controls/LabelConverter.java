package org.grokscope.ui.controls;

import java.util.function.Function;
import javafx.util.StringConverter;
import org.grokscope.typesetting.MathText;

/** Names the values of a control that nothing can be typed into. */
public final class LabelConverter<T> extends StringConverter<T> {

    private final Function<T, String> label;

    public LabelConverter(Function<T, String> label) {
        this.label = label;
    }

    @Override
    public String toString(T value) {
        return value == null ? "" : MathText.set(label.apply(value));
    }

    @Override
    public T fromString(String text) {
        throw new IllegalStateException("the control is not editable");
    }
}
