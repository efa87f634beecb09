package org.grokscope.ui.export;

import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.grokscope.ui.controls.Texts;

/** The menu of one panel: to save it alone. By right click, or by the keyboard's menu key. */
public final class PanelMenu {

    private PanelMenu() {}

    /** Gives every panel its menu. */
    public static void install(Map<Node, Supplier<String>> panels, Exports exports) {
        panels.forEach((panel, svg) -> install(panel, svg, exports));
    }

    private static void install(Node panel, Supplier<String> svg, Exports exports) {
        panel.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            // A right drag zooms: only a click that has not moved opens the menu.
            if (event.getButton() == MouseButton.SECONDARY && event.isStillSincePress()) {
                menu(panel, svg, exports).show(panel, event.getScreenX(), event.getScreenY());
            }
        });
        panel.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event -> {
            if (event.isKeyboardTrigger()) {
                menu(panel, svg, exports).show(panel, event.getScreenX(), event.getScreenY());
            }
        });
    }

    /** Created on demand: it is a window of its own, and slow to create. */
    private static ContextMenu menu(Node panel, Supplier<String> svg, Exports exports) {
        MenuItem picture = new MenuItem(Texts.of("action.png.label"));
        picture.setOnAction(event -> exports.picture(panel));
        MenuItem drawing = new MenuItem(Texts.of("action.svg.label"));
        drawing.setOnAction(event -> exports.drawing(svg.get()));
        return new ContextMenu(picture, drawing);
    }
}
