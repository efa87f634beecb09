package org.grokscope.ui.lab;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.grokscope.experiments.sweep.LawFit;
import org.grokscope.experiments.sweep.RunFigures;
import org.grokscope.figures.PlotFigure;
import org.grokscope.narration.NumberFormat;
import org.grokscope.plot.fx.ScatterPlot;
import org.grokscope.plot.paint.PlotPalette;
import org.grokscope.plot.paint.PlotTypography;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.explain.Definitions;
import org.grokscope.ui.explain.Term;

/** The runs of a sweep by a law of choice, with the figures of the line through them in words. */
final class LabPlot extends VBox {

    private final ScatterPlot plot = new ScatterPlot();
    private final ComboBox<LawFit.Law> law =
            Nodes.list(Texts.of("lab.plot.axes.accessible"), List.of(LawFit.Law.values()), LabFigure::name);
    private final Label words = Nodes.wide(Nodes.wrapped("", "statement"));
    private List<RunFigures> runs = List.of();
    private List<LawFit> fits = List.of();
    /** Whether the user has chosen a law; until then it is the one that the sweep varies. */
    private boolean chosen;

    LabPlot() {
        getStyleClass().add("lab-plot");
        law.setValue(LawFit.Law.INVERSE_DECAY);
        law.setOnAction(event -> {
            chosen = chosen || law.isFocused() || law.isShowing();
            draw();
        });
        VBox.setVgrow(plot, Priority.ALWAYS);
        Definitions.title(plot, Term.R_SQUARED);
        law.setMinWidth(Region.USE_PREF_SIZE);
        HBox foot = new HBox(12, law, words);
        foot.getStyleClass().add("lab-foot");
        getChildren().addAll(plot, foot);
        draw();
    }

    void setLook(PlotPalette palette, PlotTypography typography) {
        plot.setLook(palette, typography);
    }

    void setOnChosen(Consumer<Object> listener) {
        plot.setOnChosen(listener);
    }

    void select(RunFigures run) {
        plot.selectedProperty().set(run == null ? null : run.run().key());
    }

    /** Shows other runs and the lines through them. */
    void show(List<RunFigures> newRuns, List<LawFit> newFits) {
        runs = newRuns;
        fits = newFits;
        if (!chosen && !fits.isEmpty()) {
            law.setValue(fits.getFirst().law());
        }
        draw();
    }

    /** The next sweep may vary another field. */
    void reset() {
        chosen = false;
        show(List.of(), List.of());
    }

    private void draw() {
        LabFigure figure = new LabFigure(runs, fits, law.getValue());
        plot.show(figure.onCard());
        boolean level =
                figure.fit().isEmpty() && !fits.isEmpty() && missing(runs).isEmpty();
        words.setText(figure.fit().map(LabFigure::words).orElse(level ? Texts.of("lab.plot.no-line") : ""));
    }

    /** The plot, and what figure it is; nothing while it shows nothing. */
    Map<Node, Supplier<Optional<PlotFigure>>> figures() {
        return Map.of(plot, () -> new LabFigure(runs, fits, law.getValue()).forPrint());
    }

    /** Why there is no line through the runs yet; empty if nothing is known to be missing. */
    static String missing(List<RunFigures> runs) {
        long settings = runs.stream()
                .filter(run -> run.milestones().delay().isPresent())
                .map(run -> run.run().cell())
                .distinct()
                .count();
        if (settings >= 3) {
            return "";
        }
        return Texts.of("lab.plot.missing", NumberFormat.count(settings));
    }
}
