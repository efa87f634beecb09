package org.grokscope.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.grokscope.narration.VerdictTest;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunStatus;
import org.grokscope.run.RunTimeline;
import org.grokscope.run.config.Preset;
import org.grokscope.ui.controls.Theme;
import org.grokscope.ui.export.FilmStudio;
import org.grokscope.ui.shell.Layout;
import org.grokscope.ui.shell.Window;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever the strip above the plots says, it is whole, and nothing else moves. */
class StatusStripTest {

    /** The narrowest that the window leaves: the smallest one with the sidebar or the panel. */
    private static final List<Integer> WIDTHS = List.of(724, 752, 830, 1_120, 1_640);

    @BeforeAll
    static void startToolkit() {
        FilmStudio.startToolkit(true);
    }

    private static RunTimeline run() {
        RunHistory history = VerdictTest.grokkedAfter(VerdictTest.jump(12_683));
        return new RunTimeline(Preset.PAPER.config(), history);
    }

    @Test
    void aLongForecastIsWholeInEveryWidth() {
        for (int width : WIDTHS) {
            List<String> faults = Window.call(() -> {
                StatusStrip strip = new StatusStrip();
                VBox root = new VBox(strip);
                Scene scene = new Scene(root, width, 200);
                scene.getStylesheets().add(Theme.stylesheet());
                Theme.LIGHT.applyTo(root);
                strip.show(run().at(11_000));
                root.applyCss();
                root.layout();
                strip.show(run().latest(new RunStatus(1_000, true, 0.5, Optional.empty())));
                return Layout.faults(root);
            });
            assertEquals(List.of(), faults, "at " + width);
        }
    }

    @Test
    void noLineEndsBetweenANumberAndItsPerCentSign() {
        Window.run(() -> {
            StatusStrip strip = new StatusStrip();
            strip.show(run().at(0));
            String sentence = ((Label) strip.lookup(".sentence")).getText();
            assertTrue(sentence.contains("\u00a0%") && !sentence.contains(" %"), sentence);
        });
    }

    @Test
    void anotherNumberLaysOutNothingElse() {
        Window.run(() -> {
            StatusStrip strip = new StatusStrip();
            VBox root = new VBox(strip);
            Scene scene = new Scene(root, 900, 200);
            scene.getStylesheets().add(Theme.stylesheet());
            strip.show(run().at(0));
            for (int pass = 0; pass < 3; pass++) {
                root.applyCss();
                root.layout();
            }
            double height = strip.getHeight();
            strip.show(run().at(1_790));
            assertFalse(strip.isNeedsLayout());
            assertFalse(root.isNeedsLayout());
            root.layout();
            assertEquals(height, strip.getHeight());
        });
    }
}
