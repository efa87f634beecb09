package org.grokscope.experiments.paper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.grokscope.experiments.sweep.MarkdownTable;
import org.grokscope.narration.NumberFormat;
import org.grokscope.plot.svg.SvgFigure;
import org.grokscope.run.Outcome;
import org.grokscope.run.RunResult;
import org.grokscope.run.config.RunConfig;

/** The paper's experiments as this program reproduces them, in Markdown and plots. */
public final class ReproductionReport {

    /** The folder of the plots, beside the report. */
    public static final String FOLDER = "reproduction";

    private final Results results;
    private final String appVersion;
    private final List<Section> sections;
    private final List<RunConfig> planned;
    private final List<RunResult> runs;

    /**
     * Reads the results.
     *
     * @param results all runs that there are
     * @param experiments what to report on
     * @param appVersion the version of this program
     */
    public ReproductionReport(Results results, List<Experiment> experiments, String appVersion) {
        this.results = results;
        this.appVersion = appVersion;
        this.sections = experiments.stream().map(this::section).toList();
        this.planned = experiments.stream()
                .flatMap(experiment -> experiment.runs().stream())
                .distinct()
                .toList();
        this.runs = results.of(planned.stream());
    }

    private Section section(Experiment experiment) {
        return switch (experiment) {
            case S1 -> BaselineSection.of(results);
            case S2 -> DecaySection.of(results);
            case S3 -> ModulusSection.of(results);
            case S5 -> RateSection.of(results);
            case S6 -> OptimizerSections.against(results);
            case S7 -> SpectrumSection.of(results);
            case S8 -> OptimizerSections.conventions(results);
            case S9 -> MultiplicationSection.of(results);
            case S10 -> ParitySection.of(results);
            case A -> HeldNormSections.ratios(results);
            case B -> HeldNormSections.temperatures(results);
            case PRECISION -> HeldNormSections.precision(results);
        };
    }

    /** The report in Markdown. */
    public String markdown() {
        List<String> lines = new ArrayList<>();
        lines.add(isOfTheLaw() ? "# The paper, reproduced" : "# Held norms, reproduced");
        lines.add("");
        lines.add(isOfTheLaw() ? ofTheLaw() : ofHeldNorms());
        lines.add("");
        lines.addAll(method());
        lines.add("");
        lines.addAll(overview().lines());
        for (Section section : sections) {
            lines.addAll(text(section));
        }
        return String.join("\n", lines) + "\n";
    }

    private boolean isOfTheLaw() {
        return sections.stream().map(Section::experiment).allMatch(Experiment.OF_THE_LAW::contains);
    }

    private String ofTheLaw() {
        return "The experiments of *The Norm-Separation Delay Law of Grokking* (arXiv 2603.13331) by GrokScope "
                + appVersion
                + ", our figures beside the paper's. Written by `grokscope reproduce`; the verdicts are computed. The "
                + "authors' figures are means over the runs that they published with the paper (MIT licence, © 2026 "
                + "X. K. Truong, Q. H. Truong, D. T. Luu).";
    }

    private String ofHeldNorms() {
        return "Experiments of *The Weight Norm Sets the Grokking Timescale* (arXiv 2606.13753) and *What Does the Weight "
                + "Norm Control* (arXiv 2606.18465) by GrokScope " + appVersion
                + ", our figures beside the papers'. Written by `grokscope reproduce`; the verdicts are computed. The "
                + "authors' figures are medians over the 12 to 16 seeds that they published with the papers (MIT licence, "
                + "© the ClevixLab authors).";
    }

    private List<String> method() {
        String engines = runs.stream()
                .map(RunResult::engine)
                .filter(Objects::nonNull)
                .map(engine -> engine.name() + " " + engine.version() + ", " + engine.threads()
                        + (engine.threads() == 1 ? " thread" : " threads"))
                .distinct()
                .collect(Collectors.joining("; "));
        TreeSet<Long> seeds =
                runs.stream().map(run -> run.config().seed()).collect(Collectors.toCollection(TreeSet::new));
        long steps = runs.stream().mapToLong(RunResult::steps).sum();
        double hours = runs.stream().mapToDouble(RunResult::seconds).sum() / 3_600;
        List<String> lines = new ArrayList<>();
        lines.add("- **Runs:** " + NumberFormat.number(runs.size(), 0) + " of "
                + planned.size() + ", " + NumberFormat.number(steps, 0) + " steps, "
                + NumberFormat.number(hours, 2) + " hours of training, summed over the workers"
                + failures() + ".");
        if (!runs.isEmpty()) {
            lines.add("- **Seeds:** " + seeds.first() + " to " + seeds.last() + ". **Engine:** " + engines + ".");
        }
        if (!isOfTheLaw()) {
            lines.add(
                    "- **Verdicts:** medians agree if ours lies within 10 % of theirs, a slope if its 95 % bootstrap interval "
                            + "overlaps theirs. A run that did not grok within its budget is later than all that did. n is the number "
                            + "of runs.");
            return lines;
        }
        lines.add("- **Reading:** every run is evaluated every " + PaperCells.CADENCE
                + " steps; T_mem and T_grok are then read at the paper's coarser cadence (S2: 500 steps, else 200), as the "
                + "first evaluation with an accuracy of at least 0.99.");
        lines.add(
                "- **Settings** unless said otherwise: the paper's transformer (width 128, 4 heads, feed-forward 512), p 97, half "
                        + "of the pairs train, batch 512, AdamW with η 1e-3 and λ 1.");
        lines.add(
                "- **Verdicts:** means agree if they differ by no more than one standard deviation of the seeds (the larger "
                        + "of ours and theirs), counts if Fisher's exact test gives p ≥ 0.05, fitted figures if their 95 % bootstrap "
                        + "intervals overlap, and R² and r also if the fit is better than the paper's. Figures are mean ± standard deviation over seeds; [ ] are 95 % intervals. n is the "
                        + "number of runs that have the figure.");
        return lines;
    }

    private String failures() {
        long failed = runs.stream()
                .filter(run -> run.outcome() instanceof Outcome.Failed)
                .count();
        return failed == 0 ? "" : "; " + failed + " failed and count as neither memorizing nor grokking afterwards";
    }

    private MarkdownTable overview() {
        MarkdownTable table = new MarkdownTable("experiment", "about", "runs:", "agree:", "differ:", "not run:");
        for (Section section : sections) {
            List<RunConfig> all = section.experiment().runs();
            table.row(
                    section.experiment().name(),
                    section.experiment().title(),
                    results.of(all.stream()).size() + " of " + all.size(),
                    count(section, Agreement.Agrees.class),
                    count(section, Agreement.Differs.class),
                    count(section, Agreement.NotRun.class));
        }
        return table;
    }

    private static String count(Section section, Class<? extends Agreement> kind) {
        return Long.toString(section.rows().stream()
                .filter(row -> kind.isInstance(row.agreement()))
                .count());
    }

    private static List<String> text(Section section) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("## " + section.experiment() + ". " + section.experiment().title());
        lines.addAll(List.of("", section.text(), ""));
        MarkdownTable table = new MarkdownTable("", "ours:", "n:", "paper:", "verdict");
        section.rows()
                .forEach(row -> table.row(
                        row.quantity(),
                        row.ours(),
                        Integer.toString(row.runs()),
                        row.paper(),
                        row.agreement().words()));
        lines.addAll(table.lines());
        for (Section.Plot plot : section.plots()) {
            lines.addAll(List.of("", "![" + plot.figure().title() + "](" + FOLDER + "/" + plot.file() + ")"));
        }
        section.remarks().forEach(paragraph -> lines.addAll(List.of("", paragraph)));
        return lines;
    }

    /** The plots as SVG by the names of their files. */
    public Map<String, String> plots() {
        Map<String, String> plots = new LinkedHashMap<>();
        for (Section section : sections) {
            section.plots().forEach(plot -> plots.put(plot.file(), SvgFigure.of(plot.figure())));
        }
        return plots;
    }
}
