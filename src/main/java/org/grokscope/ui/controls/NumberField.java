package org.grokscope.ui.controls;

import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.controlsfx.control.textfield.CustomTextField;
import org.grokscope.narration.NumberFormat;
import org.grokscope.task.InvalidSettingException;
import org.grokscope.task.Range;
import org.grokscope.typesetting.NumberMarks;

/**
 * A text field for one number. What is typed takes effect with Enter or when the field loses the focus; Escape takes it
 * back. Invalid text stays, marked and with its problem as tooltip, until it is corrected; the value does not change.
 */
public final class NumberField extends CustomTextField {

    private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");

    private final ToDoubleFunction<String> parser;
    private final DoubleFunction<String> formatter;
    private final String hint;
    private final DoubleProperty value = new SimpleDoubleProperty(this, "value");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");

    /** A field for a number in a range. */
    public NumberField(Range range, String hint) {
        this(
                range.field(),
                range::parse,
                NumberFormat::entry,
                Texts.of("settings.allowed", hint, NumberMarks.localized(range.ends())));
    }

    /**
     * A field with its own notation.
     *
     * @param name its name for screen readers
     * @param parser throws {@link InvalidSettingException} for invalid text
     */
    public NumberField(String name, ToDoubleFunction<String> parser, DoubleFunction<String> formatter, String hint) {
        this.parser = parser;
        this.formatter = formatter;
        this.hint = hint;
        Hints.name(this, name);
        Hints.put(this, hint);
        setPrefColumnCount(7);
        getStyleClass().add("number-field");
        value.addListener((observable, old, now) -> restore());
        setOnAction(event -> commit());
        focusedProperty().addListener((observable, was, is) -> {
            if (!is) {
                commit();
            }
        });
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                restore();
                event.consume();
            }
        });
        restore();
    }

    /** The last number that was allowed. */
    public DoubleProperty valueProperty() {
        return value;
    }

    public double getValue() {
        return value.get();
    }

    public void setValue(double newValue) {
        value.set(newValue);
        restore();
    }

    /** Why the text is not allowed; empty if it is. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    private void commit() {
        if (getText().equals(shown())) {
            complain("");
            return;
        }
        try {
            value.set(parser.applyAsDouble(NumberMarks.plain(getText())));
            restore();
        } catch (InvalidSettingException e) {
            complain(FieldTexts.problem(e));
        }
    }

    /** Shows the value; takes back what is typed and not allowed. */
    public void restore() {
        setText(shown());
        complain("");
    }

    private String shown() {
        return NumberMarks.localized(formatter.apply(value.get()));
    }

    /** Marks a number, allowed by itself, that contradicts another setting; an empty message removes the mark. */
    public void mark(String contradiction) {
        if (problem.get().isEmpty()) {
            decorate(contradiction);
        }
    }

    /** None: it looks as every other field does, and a style sheet of its own would be read before the window is shown. */
    @Override
    public String getUserAgentStylesheet() {
        return null;
    }

    /** In the field, not on a pane over the scene, as ControlsFX's decorations are, which scrolls with no field. Made when it is needed. */
    private static Label sign() {
        Label sign = new Label("!");
        sign.getStyleClass().add("field-sign");
        sign.setMouseTransparent(true);
        return sign;
    }

    private void complain(String message) {
        problem.set(message);
        decorate(message);
    }

    private void decorate(String message) {
        pseudoClassStateChanged(INVALID, !message.isEmpty());
        setLeft(message.isEmpty() ? null : sign());
        Hints.put(this, message.isEmpty() ? hint : message);
    }
}
