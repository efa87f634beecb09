package org.grokscope.ui.export;

import javafx.geometry.Insets;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.scene.transform.Transform;
import org.grokscope.inspect.NetworkSnapshots;
import org.grokscope.plot.fx.Plot;
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
 * A frame of a film: plots, inspection panel, phase and sentence at any step. Never shown in a window. To be used on the JavaFX
 * thread.
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
    private final Scene scene;
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
        double laidOutWidth = width / pixels;
        double laidOutHeight = height / pixels;
        double scale = Math.clamp(laidOutWidth / 1920, 0.4, 2);
        PlotTypography typography = Fonts.load().scaled(Math.max(0.8, 1.55 * scale), Math.max(0.8, 1.7 * scale));
        plots = new PlotColumn(typography);
        plots.setLook(theme.palette(), typography);
        plots.showDetails(false);
        plots.showControls(false);
        inside.setLook(theme.palette(), typography.scaled(typography.textScale() * 0.85, typography.lineScale()));
        BorderPane root = new BorderPane(plots);
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
        scene = new Scene(root, laidOutWidth, laidOutHeight);
        scene.getStylesheets().add(Theme.stylesheet());
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
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        plots.drawNow();
    }

    /**
     * Some rows of the picture.
     *
     * @param top the first row
     * @param rows how many
     */
    WritableImage rows(int top, int rows) {
        SnapshotParameters part = new SnapshotParameters();
        part.setTransform(Transform.scale(pixels, pixels));
        part.setViewport(new Rectangle2D(0, top, width, rows));
        return scene.getRoot().snapshot(part, new WritableImage(width, rows));
    }

    /** The plots as a drawing in SVG. */
    String svg() {
        return Plot.toSvg(plots.visiblePlots());
    }
}
