package org.grokscope.bench;

import java.io.IOException;
import java.io.Writer;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The result of one run of the benchmark. */
public final class Report {

    private final String version;
    private final Machine machine;
    private final int rounds;
    private final List<Row> rows;

    Report(String version, Machine machine, int rounds, List<Row> rows) {
        this.version = version;
        this.machine = machine;
        this.rounds = rounds;
        this.rows = List.copyOf(rows);
    }

    /** The report as text, in lines of at most 100 characters. */
    public List<String> lines() {
        return new ReportTable(this).lines();
    }

    /**
     * Writes the report as JSON. For each subject the row with the best number of threads appears under its own
     * name, and all rows with all samples under {@code rows}. What could not be measured is null, with a {@code problem}.
     */
    public void writeJson(Writer out) throws IOException {
        new ReportJson(this, out).write();
    }

    /** Why GrokScope's own speed could not be measured; empty if it was. */
    public Optional<String> problem() {
        return rows.stream()
                .filter(row -> row.job().kind() == Job.Kind.LEARNER && row.problem() != null)
                .map(row -> row.job().title() + ": " + row.problem())
                .findFirst();
    }

    String version() {
        return version;
    }

    Machine machine() {
        return machine;
    }

    int rounds() {
        return rounds;
    }

    List<Row> rows() {
        return rows;
    }

    Stream<Row> rows(Job.Kind kind, Case subject) {
        return rows.stream().filter(row -> row.job().kind() == kind && row.job().subject() == subject);
    }

    /** The row with the best number of threads, of those that were measured. */
    Optional<Row> best(Job.Kind kind, Case subject) {
        return rows(kind, subject)
                .filter(row -> Double.isFinite(row.millisPerStep()))
                .min(Comparator.comparingDouble(Row::millisPerStep));
    }

    /** Matrix products of the machine with so many threads, 10⁹ operations a second; NaN if not measured. */
    double peak(int threads) {
        return rows.stream()
                .filter(row -> row.job().kind() == Job.Kind.SGEMM && row.job().threads() == threads)
                .mapToDouble(Row::gflops)
                .findFirst()
                .orElse(Double.NaN);
    }

    /** The median over all rows of the difference between rounds; NaN if nothing was measured. */
    double spread() {
        double[] spreads = rows.stream()
                .mapToDouble(Row::spread)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        return spreads.length == 0 ? Double.NaN : spreads[spreads.length / 2];
    }

    /** How many threads' peak a row is held against: its own number; two runs are held against two threads. */
    static int peakThreads(Row row) {
        int runs = row.job().kind() == Job.Kind.PAIR ? 2 : 1;
        // MXNet as it comes computes with one thread.
        return runs * Math.max(1, row.job().threads());
    }

    /** Of the peak with as many threads; NaN if not measured. */
    double percentOfPeak(Row row) {
        return 100 * row.gflops() / peak(peakThreads(row));
    }
}
