package org.grokscope.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import javafx.geometry.Dimension2D;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** Looks at a window in several sizes, and collects what is wrong with how it is laid out. */
public final class SizedLooks {

    /**
     * What the usual screens leave of themselves to a window, in logical pixels: 1366×768 at 150 % and at 125 %, 1920×1080 at 150 %, 1366×768,
     * 1440×900, 1920×1080, 2560×1440. In a smaller window everything scrolls.
     */
    public static final List<Dimension2D> SIZES = List.of(
            new Dimension2D(911, 448),
            new Dimension2D(1093, 560),
            new Dimension2D(1280, 672),
            new Dimension2D(1366, 700),
            new Dimension2D(1440, 900),
            new Dimension2D(1920, 1080),
            new Dimension2D(2560, 1440));

    /** The smallest of them, in which something has to give way: with 1920×1080 at 200 %. */
    public static final List<Dimension2D> NARROW =
            List.of(new Dimension2D(911, 448), new Dimension2D(960, 476), new Dimension2D(1093, 560));

    /** The same as whole screens, which a presentation fills. */
    public static final List<Dimension2D> SCREENS = List.of(new Dimension2D(911, 512), new Dimension2D(1366, 768));

    /** Height of the display of the tests, in px. */
    private static final double DISPLAY = 900;

    /** In larger windows little can go wrong, and their pictures take long. */
    private static final double PICTURED = 512;

    private static final double ROOMY = 1000;

    private final List<String> faults = new ArrayList<>();

    /** Looks at the present state in several sizes. */
    public void look(Window window, String state, List<Dimension2D> sizes) {
        double width = Window.call(window.stage::getWidth);
        double height = Window.call(window.stage::getHeight);
        for (Dimension2D size : sizes) {
            resize(window, size.getWidth(), size.getHeight());
            String name = String.format(Locale.ROOT, "%.0fx%.0f-%s", size.getWidth(), size.getHeight(), state);
            Window.run(() -> look(window, name, size));
        }
        resize(window, width, height);
    }

    /** A stage cannot be higher than the display of the tests: there the content is, without it. */
    static void resize(Window window, double width, double height) {
        Window.run(() -> {
            if (height <= DISPLAY) {
                window.stage.setWidth(width);
                window.stage.setHeight(height);
            }
            ((Region) window.scene().getRoot()).resize(width, height);
        });
        // What has no room gives way after the layout that showed it; in a narrow window, more than once.
        Window.settle();
        if (width < ROOMY) {
            Window.settle();
        }
    }

    private void look(Window window, String name, Dimension2D size) {
        Region root = (Region) window.scene().getRoot();
        assertEquals(size, new Dimension2D(root.getWidth(), root.getHeight()), name);
        Layout.faults(root).forEach(fault -> faults.add(name + ": " + fault));
        if (size.getHeight() <= PICTURED) {
            Picture.of(root, name);
        }
        Node notice = window.scene().lookup(".notice");
        if (notice != null
                && notice.isVisible()
                && notice.localToScene(notice.getLayoutBounds()).getMaxY() > size.getHeight() - 24) {
            faults.add(name + ": the notice is below the fold");
        }
    }

    /** Takes what may be cut off of the faults. */
    void forgive(Predicate<String> allowed) {
        faults.removeIf(allowed);
    }

    public void assertNoFaults() {
        assertEquals("", String.join("\n", faults));
    }
}
