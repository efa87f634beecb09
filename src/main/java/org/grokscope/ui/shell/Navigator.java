package org.grokscope.ui.shell;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.ScreenPane;
import org.grokscope.ui.controls.Texts;

/**
 * Which screen the window shows. A screen is made when it is first opened: most sessions do not need all of them, and every start
 * would wait for them.
 */
final class Navigator {

    private final Map<Screen, Supplier<? extends ScreenPane>> makers = new EnumMap<>(Screen.class);
    private final Map<Screen, ScreenPane> made = new EnumMap<>(Screen.class);
    private final ObjectProperty<Screen> screen = new SimpleObjectProperty<>(this, "screen", Screen.RUN);

    void add(Screen which, Supplier<? extends ScreenPane> maker) {
        makers.put(which, maker);
    }

    ObjectProperty<Screen> screenProperty() {
        return screen;
    }

    boolean isShown(Screen which) {
        return screen.get() == which;
    }

    void go(Screen to) {
        screen.set(to);
    }

    /** Opens a screen, or returns to the run if it is open. */
    void toggle(Screen to) {
        go(isShown(to) ? Screen.RUN : to);
    }

    ScreenPane pane(Screen which) {
        return made.computeIfAbsent(which, this::make);
    }

    /** A screen that cannot be made is one that says so: the others still work. */
    private ScreenPane make(Screen which) {
        try {
            return makers.get(which).get();
        } catch (RuntimeException | Error e) {
            Thread current = Thread.currentThread();
            current.getUncaughtExceptionHandler().uncaughtException(current, e);
            return new ScreenPane() {
                {
                    setCenter(Nodes.wrapped(Texts.of("screen.failed", e.toString()), "statement"));
                }
            };
        }
    }

    ScreenPane current() {
        return pane(screen.get());
    }

    /** Ends what the screens have started, and waits for it. */
    void close() {
        made.values().forEach(ScreenPane::close);
    }
}
