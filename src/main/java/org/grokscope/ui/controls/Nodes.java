package org.grokscope.ui.controls;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.skin.ScrollPaneSkin;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.grokscope.typesetting.MathText;

/** Small parts that most screens are built of. */
public final class Nodes {

    private Nodes() {}

    public static Label label(String text, String... styles) {
        Label label = MathLabels.follow(new Label(text));
        label.getStyleClass().addAll(styles);
        return label;
    }

    /** A label that wraps and is never shorter than its text. */
    public static Label wrapped(String text, String... styles) {
        return wrapping(label(text, styles));
    }

    private static Label wrapping(Label label) {
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** What is wrong with a field, below it: quoted as it was typed, and with limits as they can be typed. */
    public static Label problem() {
        Label line = wrapping(new Label());
        line.getStyleClass().add("problem");
        show(line, false);
        return line;
    }

    /** What happened to a field by itself, below it; empty at first. */
    public static Label remark() {
        Label line = wrapped("", "quiet");
        show(line, false);
        return line;
    }

    /** Shows a line with a text, or hides it if the text is empty. */
    public static void say(Label line, String text) {
        line.setText(text);
        show(line, !text.isEmpty());
    }

    /** Scrolls as little as needed to bring a node into view. */
    public static void reveal(Node node) {
        for (Node above = node.getParent(); above != null; above = above.getParent()) {
            if (above instanceof ScrollPane scroller && scroller.getScene() != null) {
                // What else appeared or disappeared at the same time may have changed its height.
                scroller.getScene().getRoot().applyCss();
                scroller.getScene().getRoot().layout();
                Node content = scroller.getContent();
                Bounds place = content.sceneToLocal(node.localToScene(node.getBoundsInLocal()));
                double view = scroller.getViewportBounds().getHeight();
                double hidden = content.getLayoutBounds().getHeight() - view;
                double top = scroller.getVvalue() * hidden;
                if (hidden > 0 && (place.getMinY() < top || place.getMaxY() > top + view)) {
                    double to = place.getMinY() < top ? place.getMinY() : place.getMaxY() - view;
                    scroller.setVvalue(Math.clamp(to / hidden, 0, 1));
                }
            }
        }
    }

    /** A button that is never narrower than its text. */
    public static Button button(String text, Runnable action, String... styles) {
        Button button = MathLabels.follow(new Button(text));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        button.getStyleClass().addAll(styles);
        return button;
    }

    /** A button with a tooltip: the texts {@code KEY.label} and {@code KEY.tooltip}. */
    public static Button hinted(String key, Runnable action, String... styles) {
        Button button = button(Texts.of(key + ".label"), action, styles);
        Hints.put(button, Texts.of(key + ".tooltip"));
        return button;
    }

    /** A small button that closes something; the hint states what. */
    public static Button closer(String name, String hint, Runnable action) {
        Button button = button("✕", action, "small");
        button.setAccessibleText(name);
        Hints.put(button, hint);
        return button;
    }

    /** A list of options by their labels. */
    public static <T> ComboBox<T> list(String name, Collection<? extends T> options, Function<T, String> label) {
        return list(new ComboBox<>(), name, options, label);
    }

    /** The same, with a combo box of a special kind. */
    public static <T, B extends ComboBox<T>> B list(
            B list, String name, Collection<? extends T> options, Function<T, String> label) {
        list.getItems().setAll(options);
        list.setConverter(new LabelConverter<>(label));
        Hints.name(list, name);
        return list;
    }

    /** A row with a style class. */
    public static HBox row(String style, Node... children) {
        HBox row = new HBox(children);
        row.getStyleClass().add(style);
        return row;
    }

    /** A column with a style class. */
    public static VBox column(String style, Node... children) {
        VBox column = new VBox(children);
        column.getStyleClass().add(style);
        return column;
    }

    /**
     * Fills an empty pane. A hidden node is added when it is first shown, and then stays: styling and layout, which are most of the time that
     * a new window takes, know no difference between what is shown and what is not.
     */
    public static <P extends Pane> P fill(P pane, List<? extends Node> nodes) {
        for (Node node : nodes) {
            if (node.isVisible()) {
                pane.getChildren().add(node);
            } else {
                node.visibleProperty().addListener(new InvalidationListener() {
                    @Override
                    public void invalidated(Observable visible) {
                        visible.removeListener(this);
                        int place = (int) nodes.stream()
                                .takeWhile(before -> !node.equals(before))
                                .filter(before -> pane.equals(before.getParent()))
                                .count();
                        pane.getChildren().add(place, node);
                    }
                });
            }
        }
        return pane;
    }

    /** A row of settings: a name at the left and its value at the right. */
    public static HBox field(String name, Node value) {
        Label label = label(name, "field-name");
        label.setLabelFor(value);
        return row("field-row", label, space(), value);
    }

    /** The heading of a group of settings. */
    public static Label header(String text) {
        Label header = label(text.toUpperCase(Locale.ROOT), "section");
        header.setAccessibleText(MathText.spoken(text));
        return header;
    }

    /** A column at the left of a screen: controls that scroll, and below them what stays in view. */
    public static VBox sidebar(Node controls, Node... below) {
        ScrollPane scroller = new ScrollPane(controls);
        scroller.setFitToWidth(true);
        VBox.setVgrow(scroller, Priority.ALWAYS);
        VBox sidebar = fill(
                new VBox(), Stream.concat(Stream.of(scroller), Stream.of(below)).toList());
        sidebar.getStyleClass().add("left");
        return sidebar;
    }

    /** A card over the window, as large as it is made; in a smaller window it scrolls. */
    public static ScrollPane card(VBox card) {
        ScrollPane scroller = new ScrollPane(card) {
            @Override
            protected double computePrefWidth(double height) {
                return snapSizeX(card.prefWidth(-1));
            }

            @Override
            protected double computePrefHeight(double width) {
                return snapSizeY(card.prefHeight(card.prefWidth(-1)));
            }
        };
        scroller.setFitToWidth(true);
        scroller.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        scroller.getStyleClass().add("card-scroller");
        // With it the card is in the scene at once: a control of it may get the keyboard focus.
        scroller.setSkin(new ScrollPaneSkin(scroller));
        return scroller;
    }

    /** Takes the remaining width of a row. */
    public static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    /** Gives a control all the width that its parent offers. */
    public static <T extends Region> T wide(T region) {
        region.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(region, Priority.ALWAYS);
        return region;
    }

    /** Shows a node, or hides it without leaving a gap. */
    public static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /** Adds or removes a style class. */
    public static void style(Node node, String style, boolean on) {
        List<String> styles = node.getStyleClass();
        // Each change of the list styles the node and all below it anew.
        if (!on) {
            styles.remove(style);
        } else if (!styles.contains(style)) {
            styles.add(style);
        }
    }
}
