package org.grokscope.experiments.sweep;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.grokscope.run.EngineInfo;
import org.grokscope.run.config.ConfigField;
import org.grokscope.run.config.ConfigFields;
import org.grokscope.storage.format.CsvFormat;
import org.grokscope.storage.format.CsvWriter;
import org.grokscope.theory.PaperFit;

/**
 * The figures of all finished runs of a sweep; it grows while the sweep runs. Thread-safe.
 *
 * <p>As comma-separated values it has one row per run, in the order of the specification: {@code key}, {@code cell}, every
 * field of the configuration by its name in JSON, {@code tMem}, {@code tGrok}, {@code delay}, {@code v0}, {@code vMem},
 * {@code vGrok}, {@code vFinal}, {@code tEsc}, the fitted {@code vFactor} per step and its {@code rSquared}, {@code steps},
 * {@code outcome}, {@code engine}, {@code engineVersion}; last, and different when the sweep is repeated,
 * {@code threads}, {@code seconds} and {@code stepsPerSecond}. Unknown values are empty.
 */
public final class ResultsTable {

    private static final List<String> MEASURED = List.of(
            "tMem",
            "tGrok",
            "delay",
            "v0",
            "vMem",
            "vGrok",
            "vFinal",
            "tEsc",
            "vFactor",
            "rSquared",
            "steps",
            "outcome",
            "engine",
            "engineVersion",
            "threads",
            "seconds",
            "stepsPerSecond");

    private final List<PlannedRun> plan;
    private final Map<String, RunFigures> done = new ConcurrentHashMap<>();

    ResultsTable(List<PlannedRun> plan) {
        this.plan = plan;
    }

    /** All runs of the sweep, in the order of the rows. */
    public List<PlannedRun> plan() {
        return plan;
    }

    void add(RunFigures figures) {
        done.put(figures.run().key(), figures);
    }

    /** The number of finished runs; never decreases. */
    public int size() {
        return done.size();
    }

    /** The figures of one run, if it is finished. */
    public Optional<RunFigures> figures(PlannedRun run) {
        return Optional.ofNullable(done.get(run.key()));
    }

    /** The finished runs, in the order of the specification. */
    public List<RunFigures> rows() {
        return plan.stream()
                .map(run -> done.get(run.key()))
                .filter(Objects::nonNull)
                .toList();
    }

    /** The unfinished runs, in the order of the specification. */
    public List<PlannedRun> missing() {
        return plan.stream().filter(run -> !done.containsKey(run.key())).toList();
    }

    /** Writes the table as comma-separated values. Does not close the writer. */
    public void writeCsv(CsvFormat format, Writer out) throws IOException {
        CsvWriter csv = new CsvWriter(out, format);
        ConfigField[] fields = ConfigField.values();
        csv.row(Stream.of(Stream.of("key", "cell"), Arrays.stream(fields).map(ConfigField::key), MEASURED.stream())
                .flatMap(names -> names));
        for (RunFigures row : rows()) {
            Map<ConfigField, String> config = ConfigFields.of(row.run().config());
            csv.row(Stream.of(
                            Stream.of(row.run().key(), row.run().cell()),
                            Arrays.stream(fields).map(field -> setting(field, config.get(field))),
                            measured(row))
                    .flatMap(cells -> cells));
        }
    }

    private static Object setting(ConfigField field, String text) {
        if (text == null) {
            return "";
        }
        boolean decimal = field.isNumber() && !field.range().whole() && !field.isWord(text);
        return decimal ? (Object) new BigDecimal(text) : text;
    }

    private static Stream<Object> measured(RunFigures row) {
        EngineInfo engine = row.engine();
        return Stream.of(
                row.milestones().memorizationStep(),
                row.milestones().grokkingStep(),
                row.milestones().delay(),
                row.initialNorm(),
                row.milestones().normAtMemorization(),
                row.milestones().normAtGrokking(),
                row.finalNorm(),
                row.escapeTime(),
                row.fit().map(PaperFit::vFactor).orElse(Double.NaN),
                row.fit().map(PaperFit::rSquared).orElse(Double.NaN),
                row.steps(),
                row.outcome().id(),
                engine == null ? "" : engine.name(),
                engine == null ? "" : engine.version(),
                engine == null ? "" : engine.threads(),
                row.seconds(),
                row.stepsPerSecond());
    }
}
