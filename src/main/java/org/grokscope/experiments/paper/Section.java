package org.grokscope.experiments.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.grokscope.plot.model.Figure;

/**
 * What the report says about one experiment.
 *
 * @param experiment which
 * @param text what was run and how it was evaluated
 * @param rows our figures beside the paper's
 * @param plots the plots after the table
 * @param remarks paragraphs at the end
 */
record Section(Experiment experiment, String text, List<Comparison> rows, List<Plot> plots, List<String> remarks) {
    /**
     * A plot and its file.
     *
     * @param file the file's name, without folder
     * @param figure the plot
     */
    record Plot(String file, Figure figure) {}

    /** A section of text and a table. */
    Section(Experiment experiment, String text, List<Comparison> rows) {
        this(experiment, text, rows, List.of(), List.of());
    }

    /** The section with another plot, if its data are available. */
    Section withPlot(boolean available, String file, Supplier<Figure> figure) {
        if (!available) {
            return this;
        }
        List<Plot> more = new ArrayList<>(plots);
        more.add(new Plot(file, figure.get()));
        return new Section(experiment, text, rows, List.copyOf(more), remarks);
    }

    /** The section with a paragraph at the end. */
    Section withRemark(String remark) {
        return new Section(experiment, text, rows, plots, List.of(remark));
    }
}
