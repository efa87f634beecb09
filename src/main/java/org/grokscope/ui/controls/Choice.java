package org.grokscope.ui.controls;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.grokscope.typesetting.MathText;

/** A row of joined buttons, or two rows, of which exactly one is chosen. */
public final class Choice<T> extends StackPane {

    private static final double ROW_GAP = 4;

    private final ObjectProperty<T> value = new SimpleObjectProperty<>(this, "value");
    private final Map<T, ToggleButton> buttons = new LinkedHashMap<>();

    /**
     * Makes the buttons.
     *
     * @param options what can be chosen, in order
     * @param label what stands on each button
     * @param hint its tooltip
     */
    public Choice(List<T> options, Function<T, String> label, Function<T, String> hint) {
        this(options, label, hint, options.size());
    }

    private Choice(List<T> options, Function<T, String> label, Function<T, String> hint, int inFirstRow) {
        for (T option : options) {
            ToggleButton button = MathLabels.follow(new ToggleButton(label.apply(option)));
            Hints.put(button, hint.apply(option));
            button.setOnAction(event -> choose(option));
            // The arrow keys select without an action.
            button.selectedProperty().subscribe(selected -> {
                if (selected) {
                    value.set(option);
                }
            });
            buttons.put(option, Nodes.wide(button));
        }
        SegmentedButton first = row(options.subList(0, inFirstRow));
        List<T> others = options.subList(inFirstRow, options.size());
        if (others.isEmpty()) {
            getChildren().add(first);
        } else {
            SegmentedButton second = row(others);
            // One stop of the Tab key, and arrows go on to the second row.
            second.setToggleGroup(first.getToggleGroup());
            getChildren().add(new VBox(ROW_GAP, first, second));
        }
        value.addListener((observable, old, now) -> show());
    }

    private SegmentedButton row(List<T> options) {
        SegmentedButton segments = new SegmentedButton();
        options.forEach(option -> segments.getButtons().add(buttons.get(option)));
        segments.setMaxWidth(Double.MAX_VALUE);
        segments.getStyleClass().add("choice");
        return segments;
    }

    /** Makes two rows of buttons, where one would be too wide. */
    public static <T> Choice<T> inTwoRows(List<T> options, Function<T, String> label, Function<T, String> hint) {
        return new Choice<>(options, label, hint, (options.size() + 1) / 2);
    }

    /** A choice between constants; their texts are {@code GROUP.CONSTANT.label} and {@code GROUP.CONSTANT.tooltip}. */
    public static <E extends Enum<E>> Choice<E> of(E[] options, String group) {
        return new Choice<>(
                List.of(options),
                option -> Texts.of(Texts.key(group, option) + ".label"),
                option -> Texts.of(Texts.key(group, option) + ".tooltip"));
    }

    /** Says for screen readers what is chosen here, with each option. */
    public Choice<T> named(String name) {
        buttons.forEach((option, button) -> button.setAccessibleText(
                MathText.spoken(Texts.of("spoken.pair", name, MathText.unset(button.getText())))));
        return this;
    }

    /** Does something with each option and its button. */
    public void forEach(BiConsumer<T, ToggleButton> action) {
        buttons.forEach(action);
    }

    public ObjectProperty<T> valueProperty() {
        return value;
    }

    public T getValue() {
        return value.get();
    }

    public void setValue(T option) {
        value.set(option);
    }

    private void choose(T option) {
        value.set(option);
        // A click on the selected button would deselect it.
        show();
    }

    private void show() {
        buttons.forEach((option, button) -> button.setSelected(option.equals(value.get())));
    }
}
