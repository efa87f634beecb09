package org.grokscope.ui.export;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.scene.transform.Transform;
import org.grokscope.inspect.NetworkSnapshots;
import org.grokscope.plot.paint.PlotTypography;
import org.grokscope.run.RunTimeline;
import org.grokscope.ui.controls.Fonts;
import org.grokscope.ui.controls.Theme;
import org.grokscope.ui.inspect.InspectViews;
import org.grokscope.ui.run.HeadlineBar;
import org.grokscope.ui.run.PlotColumn;
import org.grokscope.ui.run.RunViewState;
import org.grokscope.ui.run.StatusStrip;

/**
 * A frame of a film: plots, inspection panel, phase and sentence at any step. Never shown in a window. So JavaFX lets any
 * thread work on it, one at a time, except where said otherwise.
 */
final class FilmScene {

    private static final double INSIDE_PART = 0.235;
    /** The least size in which all texts have room; a smaller frame is laid out in it and drawn smaller. */
    private static final double LEAST_WIDTH = 854;

    private static final double LEAST_HEIGHT = 480;

    private final RunTimeline run;
    private final NetworkSnapshots looks;
    private final PlotColumn plots;
    private final InspectViews inside = new InspectViews();
    private final StatusStrip status = new StatusStrip();
    private final BorderPane root;
    private final double laidOutWidth;
    private final double laidOutHeight;
    private final int width;
    /** Pixels per unit of the layout, at most 1. */
    private final double pixels;

    private boolean begun;

    /**
     * Assembles the frame.
     *
     * @param width pixels across; sizes follow from it
     */
    FilmScene(FilmStudio.Material material, Theme theme, int width, int height) {
        run = new RunTimeline(material.config(), material.history());
        looks = material.looks();
        this.width = width;
        pixels = Math.min(1, Math.min(width / LEAST_WIDTH, height / LEAST_HEIGHT));
        laidOutWidth = width / pixels;
        laidOutHeight = height / pixels;
        // A higher frame than 16:9 has larger type, as far as its width has room for the sentence.
        double across = laidOutWidth / 1920;
        double scale = Math.clamp(Math.min(Math.sqrt(across * laidOutHeight / 1080), 1.35 * across), 0.4, 2);
        PlotTypography typography = Fonts.load().scaled(Math.max(0.8, 1.55 * scale), Math.max(0.8, 1.7 * scale));
        plots = new PlotColumn(typography);
        plots.setLook(theme.palette(), typography);
        plots.showDetails(false);
        plots.showControls(false);
        inside.setLook(theme.palette(), typography.scaled(typography.textScale() * 0.85, typography.lineScale()));
        root = new BorderPane(plots);
        root.getStyleClass().addAll("present", "film");
        root.setStyle("-fx-font-size: " + Math.round(20 * scale) + "px;");
        HeadlineBar headline = new HeadlineBar();
        headline.show(material.config());
        root.setTop(new VBox(headline, status));
        status.forFilm();
        boolean seen = !looks.all().isEmpty();
        if (seen) {
            double room = laidOutHeight - 210 * scale;
            inside.setHeights(room * 0.37, room * 0.21, room * 0.42);
            inside.setPrefWidth(laidOutWidth * INSIDE_PART);
            inside.setMinWidth(laidOutWidth * INSIDE_PART);
            inside.setPadding(new Insets(8, 8, 8, 0));
            root.setRight(inside);
        }
        theme.applyTo(root);
    }

    /** Makes the frame ready to be shown; before anything else, and on the JavaFX thread. */
    FilmScene attach() {
        Scene scene = new Scene(root, laidOutWidth, laidOutHeight);
        scene.getStylesheets().add(Theme.stylesheet());
        return this;
    }

    /** Everything that is painted rather than made of nodes. */
    List<Canvas> canvases() {
        List<Canvas> found = new ArrayList<>();
        collect(root, found);
        return found;
    }

    private static void collect(Parent parent, List<Canvas> found) {
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (child instanceof Canvas canvas) {
                found.add(canvas);
            } else if (child instanceof Parent inner) {
                collect(inner, found);
            }
        }
    }

    /**
     * Carries out what was painted on a canvas, which otherwise all canvases did at once, in the first rows. On the JavaFX thread.
     *
     * @return nothing
     */
    Void render(Canvas canvas) {
        SnapshotParameters dot = new SnapshotParameters();
        dot.setViewport(new Rectangle2D(0, 0, 1, 1));
        canvas.snapshot(dot, new WritableImage(1, 1));
        return null;
    }

    /** The last evaluated step. */
    long end() {
        return Math.max(0, run.latest().evaluatedStep());
    }

    /** Shows the run as it stood at a step. */
    void show(long step) {
        RunViewState shown = RunViewState.replay(run, looks, step);
        if (!begun) {
            plots.show(shown);
            begun = true;
        }
        plots.refresh(shown);
        inside.show(shown.look(), "");
        status.show(shown.state());
        root.applyCss();
        root.layout();
        plots.drawNow();
    }

    /**
     * Some rows of the picture. On the JavaFX thread.
     *
     * @param top the first row
     * @param rows how many
     */
    WritableImage rows(int top, int rows) {
        SnapshotParameters part = new SnapshotParameters();
        part.setTransform(Transform.scale(pixels, pixels));
        part.setViewport(new Rectangle2D(0, top, width, rows));
        return root.snapshot(part, new WritableImage(width, rows));
    }
}
