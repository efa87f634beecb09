package org.grokscope.experiments.paper;

import java.util.List;
import org.grokscope.experiments.report.ReportPlot;

/**
 * What the report says about one experiment.
 *
 * @param experiment which
 * @param text paragraphs before the table: what was run, and how it was read
 * @param rows our figures beside the paper's
 * @param figures the plots after it
 * @param remarks paragraphs at the end
 */
record Section(
        Experiment experiment, List<String> text, List<Comparison> rows, List<Figure> figures, List<String> remarks) {

    /**
     * A plot and its place.
     *
     * @param file the name of its file, without folder
     * @param plot the plot
     */
    record Figure(String file, ReportPlot plot) {}
}
