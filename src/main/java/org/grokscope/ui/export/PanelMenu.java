package org.grokscope.ui.export;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.grokscope.figures.FigureSource;
import org.grokscope.figures.FigureSpec;
import org.grokscope.figures.PanelFigure;
import org.grokscope.figures.PlotFigure;
import org.grokscope.ui.controls.Texts;

/**
 * The menu of one panel: to save or copy it alone, as a figure. By right click, or by the keyboard's menu key.
 *
 * @param card asks how a figure is to be, or copies it
 */
public record PanelMenu(FigureCard card) {

    private static final List<KeyCombination> MENU_KEYS = List.of(
            new KeyCodeCombination(KeyCode.CONTEXT_MENU),
            new KeyCodeCombination(KeyCode.F10, KeyCombination.SHIFT_DOWN));

    /**
     * Gives panels their menus.
     *
     * @param panels what figure each is; nothing while there is nothing to see
     * @param source the figure of a run's panel
     */
    public void installAll(
            Map<Node, Supplier<Optional<PanelFigure>>> panels, Function<PanelFigure, FigureSource> source) {
        panels.forEach((panel, figure) ->
                install(panel, FigureSpec.SINGLE, () -> figure.get().map(source)));
    }

    /**
     * Gives plots that figures of runs are made of their menus.
     *
     * @param plots which panel of such a figure each is
     * @param source what the figures show
     */
    public void installAll(Map<Node, FigureSpec.Panels> plots, Supplier<FigureSource> source) {
        plots.forEach((plot, panels) -> install(
                plot,
                FigureSpec.DEFAULT.withPanels(panels),
                () -> Optional.of(source.get()).filter(it -> !it.isEmpty())));
    }

    /**
     * Gives the plots of a screen their menus, whichever there are when one is asked for.
     *
     * @param screen around the plots
     * @param figures what figure each of its plots is; nothing while there is nothing to see
     */
    public <T extends Node> T installWithin(T screen, Function<T, Map<Node, Supplier<Optional<PlotFigure>>>> figures) {
        listen(screen, target -> {
            Map<Node, Supplier<Optional<PlotFigure>>> plots = figures.apply(screen);
            Node plot = target;
            while (plot != null && !plots.containsKey(plot)) {
                plot = plot.getParent();
            }
            return plot == null
                    ? Optional.empty()
                    : Optional.of(menu(plots.get(plot).get()));
        });
        return screen;
    }

    private ContextMenu menu(Optional<PlotFigure> figure) {
        return figure.filter(it -> !it.source().isEmpty())
                .map(it -> new ContextMenu(
                        item("action.figure.label", () -> card.show(it.source(), it.spec())),
                        item("action.copy-figure.label", () -> card.copy(it.source(), it.spec()))))
                .orElseGet(() -> new ContextMenu(item("why.nothing-drawn", () -> {})));
    }

    private static MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(Texts.of(key));
        item.setOnAction(event -> action.run());
        return item;
    }

    private void install(Node panel, FigureSpec spec, Supplier<Optional<FigureSource>> source) {
        listen(panel, _ -> Optional.of(menu(source.get().map(shown -> new PlotFigure(shown, spec)))));
    }

    /** The menu is created on demand: it is a window of its own, and slow to create. */
    private static void listen(Node panel, Function<Node, Optional<ContextMenu>> menu) {
        panel.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            // A right drag zooms: only a click that has not moved opens the menu.
            if (event.getButton() == MouseButton.SECONDARY && event.isStillSincePress()) {
                menu.apply(at(event)).ifPresent(it -> it.show(panel, event.getScreenX(), event.getScreenY()));
            }
        });
        // Some platforms make a request of the menu keys, others do not: whichever comes first opens the menu.
        AtomicReference<ContextMenu> open = new AtomicReference<>();
        Consumer<Node> byKey = target -> {
            if (open.get() == null || !open.get().isShowing()) {
                Bounds place = target.localToScreen(target.getLayoutBounds());
                menu.apply(target).ifPresent(it -> {
                    open.set(it);
                    it.show(target, place.getCenterX(), place.getCenterY());
                });
            }
        };
        panel.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event -> {
            if (event.isKeyboardTrigger()) {
                byKey.accept(at(event));
            }
        });
        panel.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (MENU_KEYS.stream().anyMatch(keys -> keys.match(event))) {
                byKey.accept(at(event));
            }
        });
    }

    private static Node at(Event event) {
        return (Node) event.getTarget();
    }
}
