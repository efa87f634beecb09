package org.grokscope.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A report as a table. */
final class ReportTable {

    private static final String ROW = "%-38s %11s %9s %10s %9s %9s";
    private static final int COLUMNS = 96;
    private static final String NUMBER_STAYS_WITH_UNIT = " (?!%)";
    /** Smaller parts of a profile are put together. */
    private static final double SMALL_SHARE = 0.01;
    /** On an idle machine the rounds of most rows differ by less. */
    private static final double BUSY = 0.5;

    private final Report report;
    private final List<String> lines = new ArrayList<>();

    ReportTable(Report report) {
        this.report = report;
    }

    List<String> lines() {
        Machine machine = report.machine();
        lines.add("GrokScope " + report.version() + ", " + machine.system() + ", "
                + machine.cores() + (machine.cores() == 1 ? " core" : " cores") + ", Java " + machine.java()
                + "; medians of " + report.rounds() + " rounds");
        lines.add("");
        lines.add(line("", "threads", "ms/step", "steps/s", "GFLOP/s", "% of peak"));
        peaks();
        for (Case subject : Case.values()) {
            section(subject);
        }
        lines.add("");
        lines.addAll(wrapped("GFLOP/s counts the operations that a step needs, not additional ones; the peak is "
                + "large matrix products with as many threads."));
        profile();
        summary();
        spread();
        return lines;
    }

    private void peaks() {
        for (Row row : report.rows()) {
            if (row.job().kind() == Job.Kind.SGEMM) {
                lines.add(line(row.job().kind().title(), threads(row), "", "", number("%,.1f", row.gflops()), ""));
                problem(row);
            }
        }
    }

    private void section(Case subject) {
        lines.add(formatted("%s: needs %.3f GFLOP a step", subject.title(), Work.gflopPerStep(subject.config())));
        for (Row row : report.rows()) {
            if (row.job().subject() == subject && row.job().kind() != Job.Kind.SGEMM) {
                speed(row);
                problem(row);
            }
        }
    }

    private void speed(Row row) {
        boolean pair = row.job().kind() == Job.Kind.PAIR;
        lines.add(line(
                "  " + row.job().kind().title(),
                threads(row),
                number("%,.2f", row.millisPerStep()),
                number("%,.1f", row.stepsPerSecond()),
                pair ? "" : number("%,.1f", row.gflops()),
                pair ? "" : number("%.0f %%", report.percentOfPeak(row))));
        if (pair && row.problem() == null) {
            lines.add(formatted("    together %.2f times as fast as one after the other", row.sideBySideGain()));
        } else if (Double.isFinite(row.evaluationShare())) {
            lines.add(formatted(
                    "    an evaluation takes %.2f ms; every %d steps, that is %.1f %% of the time",
                    row.median(Measure.EVALUATION),
                    row.job().subject().config().evaluationCadence(),
                    100 * row.evaluationShare()));
        }
    }

    private void problem(Row row) {
        if (row.problem() != null) {
            wrapped("not measured: " + row.problem()).forEach(line -> lines.add("    " + line));
        }
    }

    private void profile() {
        report.rows().stream()
                .filter(row -> !row.profile().isEmpty() && row.problem() == null)
                .forEach(row -> {
                    lines.add("");
                    lines.addAll(wrapped(
                            "Where the time of a step goes (" + row.job().title() + "): " + shares(row.profile())));
                });
    }

    private static String shares(List<Share> profile) {
        double rest = profile.stream()
                .filter(share -> share.fraction() < SMALL_SHARE)
                .mapToDouble(Share::fraction)
                .sum();
        String named = profile.stream()
                .filter(share -> share.fraction() >= SMALL_SHARE)
                .map(share -> share.name() + formatted(" %.0f %%", 100 * share.fraction()))
                .collect(Collectors.joining(", "));
        return rest > 0 ? named + formatted(", others %.0f %%", 100 * rest) : named;
    }

    private void summary() {
        lines.add("");
        for (Case subject : Case.values()) {
            for (Job.Kind other : List.of(Job.Kind.EAGER_MXNET, Job.Kind.EAGER_PYTORCH)) {
                report.best(Job.Kind.LEARNER, subject)
                        .ifPresent(ours ->
                                report.best(other, subject).ifPresent(theirs -> lines.add(comparison(ours, theirs))));
            }
        }
    }

    private void spread() {
        double spread = report.spread();
        if (Double.isFinite(spread)) {
            String busy = spread > BUSY ? ": the machine was busy; run the benchmark again when it is idle." : ".";
            lines.addAll(wrapped(
                    formatted("Slowest and fastest round of a row differ by %.0f %% of its median", 100 * spread)
                            + busy));
        }
    }

    private static String comparison(Row ours, Row theirs) {
        return formatted(
                "%s, each at its best: %.2f ms a step, %s %.2f ms; %.2f times as fast",
                ours.job().subject().id(),
                ours.millisPerStep(),
                theirs.job().kind().title(),
                theirs.millisPerStep(),
                theirs.millisPerStep() / ours.millisPerStep());
    }

    private static String threads(Row row) {
        int threads = row.job().threads();
        String each = row.job().kind() == Job.Kind.PAIR ? " each" : "";
        return threads == Job.AS_IT_COMES ? "as it comes" : threads + each;
    }

    private static String line(Object... cells) {
        return formatted(ROW, cells).stripTrailing();
    }

    private static String number(String format, double value) {
        return Double.isFinite(value) ? formatted(format, value) : "-";
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation would be one more library
    private static String formatted(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private static List<String> wrapped(String text) {
        List<String> result = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        for (String word : text.split(NUMBER_STAYS_WITH_UNIT, -1)) {
            if (current.length() + word.length() + 1 > COLUMNS) {
                result.add(current.toString());
                current.setLength(0);
            }
            current.append(current.isEmpty() ? "" : " ").append(word);
        }
        result.add(current.toString());
        return result;
    }
}
