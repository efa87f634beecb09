package org.grokscope.ui.export;

import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.grokscope.figures.FigureSpec;
import org.grokscope.ui.controls.Texts;

/**
 * The menu of one panel: to save it alone. By right click, or by the keyboard's menu key.
 *
 * @param exports saves panels as they are
 * @param figures copies figures for print
 * @param card asks how a figure is to be
 */
public record PanelMenu(Exports exports, FigureExport figures, FigureCard card) {

    /** Gives a panel its menu. */
    public void install(Node panel, Supplier<String> svg) {
        listen(
                panel,
                () -> new ContextMenu(
                        item("panel.png", () -> exports.picture(panel)),
                        item("panel.svg", () -> exports.drawing(svg.get()))));
    }

    /** Gives a plot that figures are made of its menu. */
    public void install(Node plot, FigureSpec.Panels panels, Supplier<FigureSource> source) {
        FigureSpec spec = FigureSpec.DEFAULT.withPanels(panels);
        listen(
                plot,
                () -> new ContextMenu(
                        item("action.figure.label", () -> card.show(source.get(), spec)),
                        item("action.copy-figure.label", () -> figures.copy(source.get(), spec))));
    }

    private static MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(Texts.of(key));
        item.setOnAction(event -> action.run());
        return item;
    }

    /** The menu is created on demand: it is a window of its own, and slow to create. */
    private static void listen(Node panel, Supplier<ContextMenu> menu) {
        panel.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            // A right drag zooms: only a click that has not moved opens the menu.
            if (event.getButton() == MouseButton.SECONDARY && event.isStillSincePress()) {
                menu.get().show(panel, event.getScreenX(), event.getScreenY());
            }
        });
        panel.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event -> {
            if (event.isKeyboardTrigger()) {
                menu.get().show(panel, event.getScreenX(), event.getScreenY());
            }
        });
    }
}
