package org.grokscope.cli.experiments;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.grokscope.experiments.sweep.CellSummary;
import org.grokscope.experiments.sweep.LawFit;
import org.grokscope.experiments.sweep.LawVerdict;
import org.grokscope.experiments.sweep.ResultsTable;
import org.grokscope.narration.NumberFormat;
import org.grokscope.theory.Sample;

/** The results of a sweep, one line per cell, and the fitted laws. */
final class SweepSummary {

    private SweepSummary() {}

    static List<String> lines(ResultsTable table) {
        List<CellSummary> cells = CellSummary.of(table);
        List<String> names = cells.stream().map(SweepSummary::name).toList();
        int width = names.stream().mapToInt(String::length).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            lines.add(String.format(Locale.ROOT, "  %-" + Math.max(1, width) + "s  ", names.get(i))
                    + figures(cells.get(i)));
        }
        List<LawFit> fits = LawFit.of(table.rows());
        fits.forEach(fit -> lines.add("  " + fit.words()));
        if (!fits.isEmpty()) {
            lines.add("  " + LawVerdict.of(fits, table.rows()).words());
        }
        return lines;
    }

    /** The runs that are missing, one line per cell. */
    static List<String> missing(ResultsTable table) {
        List<String> lines = new ArrayList<>();
        for (CellSummary cell : CellSummary.of(table)) {
            if (!cell.missingSeeds().isEmpty()) {
                String seeds = cell.missingSeeds().stream()
                        .map(seed -> Long.toString(seed))
                        .collect(Collectors.joining(", "));
                lines.add("Missing: " + name(cell) + ", seed"
                        + (cell.missingSeeds().size() == 1 ? " " : "s ") + seeds);
            }
        }
        return lines;
    }

    private static String name(CellSummary cell) {
        return cell.settings().isEmpty()
                ? "all"
                : cell.settings().entrySet().stream()
                        .map(field -> field.getKey().id() + " " + field.getValue())
                        .collect(Collectors.joining(", "));
    }

    private static String figures(CellSummary cell) {
        if (cell.done() == 0) {
            return "no run is finished (of " + cell.planned() + " planned)";
        }
        String missing = cell.done() == cell.planned() ? "" : " (of " + cell.planned() + " planned)";
        return String.format(
                Locale.ROOT,
                "%d/%d grokked%s  T_mem %s  T_grok %s  delay %s",
                cell.grokked(),
                cell.done(),
                missing,
                figure(cell.memorization()),
                figure(cell.grokking()),
                figure(cell.delay()));
    }

    private static String figure(Sample figure) {
        return NumberFormat.sample(figure, 0);
    }
}
