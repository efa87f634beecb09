package org.grokscope.ui.controls;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;

/**
 * The divider between the two parts of a split pane: it is remembered where the user puts it, in parts of the pane; a double click puts it back
 * to where it usually is.
 */
public final class PaneDivider {

    /** Keeps values from one start of the program to the next. */
    public interface Memory {
        /** Remembers nothing. */
        Memory NONE = new Memory() {
            @Override
            public Optional<String> get(String name) {
                return Optional.empty();
            }

            @Override
            public void remember(String name, String value) {}
        };

        /** What is remembered under a name. */
        Optional<String> get(String name);

        /** Remembers a value; an empty one is as none. */
        void remember(String name, String value);
    }

    private final SplitPane pane;
    private final String name;
    private final Memory memory;
    private final DoubleUnaryOperator usual;
    private OptionalDouble chosen;

    private double pressedAt = Double.NaN;

    /**
     * Takes charge of the divider of a pane of at most two parts.
     *
     * @param name under which it is remembered
     * @param usual where it usually is, in parts of the pane, by the length of the pane in px
     */
    public PaneDivider(SplitPane pane, String name, Memory memory, DoubleUnaryOperator usual) {
        this.pane = pane;
        this.name = "divider." + name;
        this.memory = memory;
        this.usual = usual;
        chosen = memory.get(this.name).map(PaneDivider::parse).orElse(OptionalDouble.empty());
        pane.widthProperty().addListener(_ -> resized());
        pane.heightProperty().addListener(_ -> resized());
        pane.getItems().addListener((ListChangeListener<Node>) _ -> apply());
        pane.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> pressedAt = isOn(event) ? position() : Double.NaN);
        pane.addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> released());
        pane.addEventFilter(MouseEvent.MOUSE_CLICKED, event -> {
            if (isOn(event) && event.getClickCount() == 2) {
                choose(OptionalDouble.empty());
            }
        });
        apply();
    }

    private static OptionalDouble parse(String text) {
        try {
            double position = Double.parseDouble(text);
            return position >= 0 && position <= 1 ? OptionalDouble.of(position) : OptionalDouble.empty();
        } catch (NumberFormatException _) {
            return OptionalDouble.empty();
        }
    }

    /** A pane that has got another size lays out its parts by the sizes that they had: what it is told before that does not last. */
    private void resized() {
        apply();
        Platform.runLater(this::apply);
    }

    /** Puts it where it is wanted, as far as the least sizes of the parts allow. */
    public void apply() {
        double length = pane.getOrientation() == Orientation.VERTICAL ? pane.getHeight() : pane.getWidth();
        if (length > 0 && pane.getItems().size() == 2) {
            pane.setDividerPosition(0, chosen.orElseGet(() -> usual.applyAsDouble(length)));
        }
    }

    private double position() {
        return pane.getItems().size() == 2 ? pane.getDividerPositions()[0] : Double.NaN;
    }

    private void released() {
        if (!Double.isNaN(pressedAt) && position() != pressedAt) {
            choose(OptionalDouble.of(position()));
        }
        pressedAt = Double.NaN;
    }

    private void choose(OptionalDouble position) {
        chosen = position;
        memory.remember(name, position.isPresent() ? Double.toString(position.getAsDouble()) : "");
        apply();
    }

    private boolean isOn(MouseEvent event) {
        for (Node node = event.getTarget() instanceof Node target ? target : null;
                node != null && !node.equals(pane);
                node = node.getParent()) {
            if (node.getStyleClass().contains("split-pane-divider")) {
                return pane.equals(node.getParent());
            }
        }
        return false;
    }
}
