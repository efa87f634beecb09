package org.grokscope.ui.lab;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
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
import org.grokscope.plot.model.Figure;
import org.grokscope.plot.paint.PlotPalette;
import org.grokscope.plot.paint.PlotTypography;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.PlotParts;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.explain.Definitions;
import org.grokscope.ui.explain.Term;
import org.grokscope.ui.tasks.FileTasks;

/** The runs of a sweep by a law of choice, with the figures of the line through them in words, or as a map of two settings. */
final class LabPlot extends VBox {

    /** More runs than these are arranged in the background. */
    private static final int FEW = 50;

    private final FileTasks background;
    private final ScatterPlot plot = new ScatterPlot(PlotParts::spoken);
    private final ComboBox<View> view = Nodes.list(Texts.of("lab.plot.axes.accessible"), View.all(), View::name);
    private final Label words = Nodes.wide(Nodes.wrapped("", "statement"));
    private List<RunFigures> runs = List.of();
    private List<LawFit> fits = List.of();
    /** Whether the user has chosen a view; until then it is the law of what the sweep varies, or the map. */
    private boolean chosen;

    /** The map of the runs; until a newer one is made that of earlier runs. */
    private Figure map = new MapFigure(List.of(), List.of()).onCard();

    /** What can be drawn of the runs. */
    private sealed interface View {
        /** Points and the line of a law. */
        record Line(LawFit.Law law) implements View {}

        /** The regimes over two settings. */
        record Regimes() implements View {}

        static List<View> all() {
            return Stream.<View>concat(Arrays.stream(LawFit.Law.values()).map(Line::new), Stream.of(new Regimes()))
                    .toList();
        }

        default String name() {
            return switch (this) {
                case Line(LawFit.Law law) -> LabFigure.name(law);
                case Regimes() -> Texts.of("lab.map.view");
            };
        }
    }

    /**
     * Shows no run.
     *
     * @param background makes the maps of many runs, which take longer than a frame
     */
    LabPlot(FileTasks background) {
        this.background = background;
        getStyleClass().add("lab-plot");
        view.setValue(new View.Line(LawFit.Law.INVERSE_DECAY));
        view.setOnAction(event -> {
            chosen = chosen || view.isFocused() || view.isShowing();
            draw();
        });
        VBox.setVgrow(plot, Priority.ALWAYS);
        Definitions.title(plot, Term.R_SQUARED);
        view.setMinWidth(Region.USE_PREF_SIZE);
        HBox foot = new HBox(12, view, words);
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
            view.setValue(new View.Line(fits.getFirst().law()));
        }
        if (runs.size() <= FEW) {
            map(new MapFigure(runs, fits).onCard());
        } else {
            background.read(
                    () -> new MapFigure(newRuns, newFits).onCard(),
                    made -> {
                        if (runs.equals(newRuns) && fits.equals(newFits)) {
                            map(made);
                        }
                    },
                    words::setText);
        }
        draw();
    }

    private void map(Figure made) {
        map = made;
        if (!chosen && fits.isEmpty() && !map.isEmpty()) {
            view.setValue(new View.Regimes());
        }
        draw();
    }

    /** The next sweep may vary another field. */
    void reset() {
        chosen = false;
        show(List.of(), List.of());
    }

    private void draw() {
        switch (view.getValue()) {
            case View.Line(LawFit.Law law) -> {
                LabFigure figure = new LabFigure(runs, fits, law);
                plot.show(figure.onCard());
                boolean level = figure.fit().isEmpty()
                        && !fits.isEmpty()
                        && missing(runs).isEmpty();
                words.setText(figure.fit().map(LabFigure::words).orElse(level ? Texts.of("lab.plot.no-line") : ""));
            }
            case View.Regimes() -> {
                plot.show(map);
                words.setText(Texts.of("lab.map.words"));
            }
        }
    }

    /** The plot, and what figure it is; nothing while it shows nothing. */
    Map<Node, Supplier<Optional<PlotFigure>>> figures() {
        return Map.of(plot, () -> switch (view.getValue()) {
            case View.Line(LawFit.Law law) -> new LabFigure(runs, fits, law).forPrint();
            case View.Regimes() -> new MapFigure(runs, fits).forPrint();
        });
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
