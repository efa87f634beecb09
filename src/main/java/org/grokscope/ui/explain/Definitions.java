package org.grokscope.ui.explain;

import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.grokscope.ui.controls.Hints;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.Texts;

/**
 * Brings definitions a click away. A label with a term opens its definition by a click; a control that the label names, by F1; a label that
 * names no control can have the focus itself, and then opens it by F1 or Enter; a plot by a click on its title, or by F1; the heading of a
 * table by its context menu. Nothing is made before it is asked for.
 */
public final class Definitions {

    /** The key under which a node has its term. */
    private static final Object TERM = Term.class;

    private static final String STYLE = "term";
    /** The height of the row of a plot's title, and the part of its width, that are the title. */
    private static final double TITLE_HEIGHT = 28;

    private static final double TITLE_PART = 0.55;

    private Definitions() {}

    /** What a term is called in full. */
    public static String name(Term term) {
        return Definition.of(term).name();
    }

    /** Gives a label a definition. */
    public static <L extends Label> L explain(L label, Term term) {
        mark(label, term);
        label.getStyleClass().add(STYLE);
        label.setFocusTraversable(label.getLabelFor() == null);
        if (label.getLabelFor() != null) {
            mark(label.getLabelFor(), term);
        }
        Hints.put(label, () -> Texts.of("definition.hint", Definition.of(term).what()));
        label.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
                DefinitionPopOver.open(term, label);
                event.consume();
            }
        });
        label.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                DefinitionPopOver.open(term, label);
                event.consume();
            }
        });
        return label;
    }

    /** A row of settings as of {@link Nodes#field}, whose name has a definition. */
    public static HBox field(String name, Term term, Node value) {
        HBox row = Nodes.field(name, value);
        explain((Label) row.getChildren().getFirst(), term);
        return row;
    }

    /** Gives a control, or all controls in a pane that have none of their own, a definition by F1. */
    public static <N extends Node> N mark(N node, Term term) {
        node.getProperties().put(TERM, term);
        return node;
    }

    /** Gives a plot a definition, by a click on its title. */
    public static <R extends Region> R title(R plot, Term term) {
        mark(plot, term);
        plot.addEventFilter(
                MouseEvent.MOUSE_MOVED, event -> plot.setCursor(isTitle(plot, event) ? Cursor.HAND : Cursor.DEFAULT));
        plot.addEventFilter(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress() && isTitle(plot, event)) {
                DefinitionPopOver.open(term, plot);
                event.consume();
            }
        });
        return plot;
    }

    private static boolean isTitle(Region plot, MouseEvent event) {
        return event.getY() <= TITLE_HEIGHT && event.getX() <= TITLE_PART * plot.getWidth();
    }

    /** Gives the heading of a column a definition, by its context menu: a click sorts. */
    public static <C extends TableColumn<?, ?>> C heading(C column, Term term) {
        MenuItem item = new MenuItem(Texts.of("definition.menu", column.getText()));
        ContextMenu menu = new ContextMenu(item);
        item.setOnAction(_ ->
                DefinitionPopOver.open(term, column.getTableView(), new Point2D(menu.getAnchorX(), menu.getAnchorY())));
        column.setContextMenu(menu);
        return column;
    }

    /** Opens definitions by clicks on labels in what is disabled, which get no clicks themselves. */
    static void openIn(Scene scene) {
        scene.addEventFilter(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY
                    && event.isStillSincePress()
                    && event.getTarget() instanceof Parent parent
                    && Reasons.disabled(
                                    parent,
                                    event.getSceneX(),
                                    event.getSceneY(),
                                    node -> node.getStyleClass().contains(STYLE))
                            instanceof Label label) {
                open(label);
                event.consume();
            }
        });
    }

    /** Opens the definition of what has the focus, or of the nearest thing around it that has one; returns whether there is any. */
    public static boolean open(Node focused) {
        for (Node node = focused; node != null; node = node.getParent()) {
            if (node.hasProperties() && node.getProperties().get(TERM) instanceof Term term) {
                DefinitionPopOver.open(term, focused);
                return true;
            }
        }
        return false;
    }
}
