package org.grokscope.ui.controls;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.grokscope.narration.NumberFormat;
import org.grokscope.plot.fx.Plot;
import org.grokscope.plot.model.EmptyText;
import org.grokscope.plot.model.ScaleKind;
import org.grokscope.typesetting.MathText;

/** The parts that the column of plots is made of. */
public final class PlotParts {

    private PlotParts() {}

    /**
     * Sets the texts of a plot: {@code KEY.title}, or else {@code KEY.label}; {@code KEY.subtitle}, if there is one; and what is shown
     * in place of data.
     */
    public static void describe(Plot plot, String key) {
        String title = Texts.orElse(key + ".title", Texts.orElse(key + ".label", ""));
        describe(plot, title, Texts.orElse(key + ".subtitle", ""), empty(key));
    }

    /** What screen readers say of a plot of marks. */
    public static String spoken(String title, String up, String across, long points) {
        return MathText.spoken(Texts.of("plot.marks.accessible", title, up, across, NumberFormat.count(points)));
    }

    /** What is shown in place of data: {@code KEY.empty.title} and {@code KEY.empty.text}. */
    public static EmptyText empty(String key) {
        return new EmptyText(Texts.of(key + ".empty.title"), Texts.of(key + ".empty.text"));
    }

    /** Sets the texts of a plot. */
    public static void describe(Plot plot, String title, String subtitle, EmptyText empty) {
        plot.titleProperty().set(title);
        plot.subtitleProperty().set(subtitle);
        plot.emptyTextProperty().set(empty);
        plot.setAccessibleText(
                Texts.of("plot.accessible", title + (subtitle.isEmpty() ? "" : ", " + subtitle), over(plot)));
    }

    private static String over(Plot plot) {
        String name = plot.getAxis().name();
        return name.equals(Texts.of("plot.axis.step")) ? Texts.of("plot.axis.steps") : name;
    }

    /** Plots that take turns in one place, with controls in the upper right corner. */
    public static StackPane card(List<? extends Node> plots, Region... corner) {
        HBox corners = Nodes.fill(new HBox(6), List.of(corner));
        corners.setPickOnBounds(false);
        corners.setFillHeight(false);
        corners.setAlignment(Pos.TOP_RIGHT);
        corners.setPadding(new Insets(7, 8, 0, 0));
        for (Node plot : plots) {
            if (plot instanceof Plot drawn) {
                drawn.cornerProperty().bind(covered(corners, List.of(corner)));
            }
        }
        StackPane card = Nodes.fill(
                new StackPane(),
                Stream.concat(plots.stream(), Stream.of(corners)).toList());
        card.setMinHeight(110);
        return card;
    }

    /**
     * How much of a row that is aligned to the right its visible children cover. Those that are hidden at first are no children yet, and
     * the places of children are those of the last layout: so it is told from the widths of all that can be there.
     */
    private static DoubleBinding covered(HBox row, List<Region> children) {
        Observable[] sources = children.stream()
                .flatMap(child -> Stream.of(child.widthProperty(), child.visibleProperty(), child.managedProperty()))
                .toArray(Observable[]::new);
        return Bindings.createDoubleBinding(
                () -> {
                    double[] widths = children.stream()
                            .filter(Region::isManaged)
                            .dropWhile(child -> !child.isVisible())
                            .mapToDouble(Region::getWidth)
                            .toArray();
                    return widths.length == 0
                            ? 0
                            : Arrays.stream(widths).sum()
                                    + row.getSpacing() * (widths.length - 1)
                                    + row.getPadding().getRight();
                },
                sources);
    }

    /** Switches the values of plots between logarithmic, as they begin, and linear. */
    public static ToggleButton logToggle(Plot... plots) {
        ToggleButton toggle = toggle("log", Texts.of("plot.values.log.tooltip"));
        String titles = Stream.of(plots)
                .map(plot -> plot.titleProperty().get())
                .filter(title -> !title.isEmpty())
                .collect(Collectors.joining(", "));
        toggle.setAccessibleText(MathText.spoken(Texts.of("plot.values.log.accessible", titles)));
        toggle.setSelected(true);
        setKinds(plots, ScaleKind.LOG);
        toggle.setOnAction(event -> setKinds(plots, toggle.isSelected() ? ScaleKind.LOG : ScaleKind.LINEAR));
        return toggle;
    }

    private static void setKinds(Plot[] plots, ScaleKind kind) {
        for (Plot plot : plots) {
            plot.yKindProperty().set(kind);
        }
    }

    public static ToggleButton toggle(String text, String hint) {
        ToggleButton toggle = new ToggleButton(text);
        toggle.getStyleClass().add("corner");
        Hints.put(toggle, hint);
        return toggle;
    }
}
