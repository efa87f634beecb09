package org.grokscope.bench;

import com.google.gson.FormattingStyle;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A report for programs. Times are milliseconds, rates are per second, gflops are 10⁹ operations a second. */
final class ReportJson {

    private final Report report;
    private final JsonWriter json;

    ReportJson(Report report, Writer out) {
        this.report = report;
        json = new JsonWriter(out);
        json.setFormattingStyle(FormattingStyle.PRETTY);
    }

    void write() throws IOException {
        Machine machine = report.machine();
        json.beginObject();
        json.name("appVersion").value(report.version());
        json.name("system").value(machine.system());
        json.name("cores").value(machine.cores());
        json.name("java").value(machine.java());
        json.name("rounds").value(report.rounds());
        number("spread", report.spread());
        json.name("sgemmGflops").beginObject();
        number("one", report.peak(1));
        number("all", report.peak(machine.cores()));
        json.endObject();
        for (Case subject : Case.values()) {
            best(subject.id(), Job.Kind.LEARNER, subject);
        }
        best("eagerMxnet", Job.Kind.EAGER_MXNET, Case.TRANSFORMER);
        best("eagerPytorch", Job.Kind.EAGER_PYTORCH, Case.TRANSFORMER);
        best("mlpEagerMxnet", Job.Kind.EAGER_MXNET, Case.MLP);
        best("mlpEagerPytorch", Job.Kind.EAGER_PYTORCH, Case.MLP);
        best("embeddingMlpEagerMxnet", Job.Kind.EAGER_MXNET, Case.EMBEDDING_MLP);
        best("embeddingMlpEagerPytorch", Job.Kind.EAGER_PYTORCH, Case.EMBEDDING_MLP);
        json.name("rows").beginArray();
        for (Row row : report.rows()) {
            row(row);
        }
        json.endArray();
        json.endObject();
        json.flush();
    }

    /** The row with the best number of threads; without one, the problem of the first. */
    private void best(String name, Job.Kind kind, Case subject) throws IOException {
        Optional<Row> best = report.best(kind, subject);
        Optional<Row> any = best.or(() -> report.rows(kind, subject).findFirst());
        json.name(name);
        if (any.isEmpty()) {
            json.nullValue();
            return;
        }
        json.beginObject();
        speed(any.get());
        problem(any.get());
        json.endObject();
    }

    private void row(Row row) throws IOException {
        json.beginObject();
        json.name("what").value(row.job().kind().name().toLowerCase(Locale.ROOT));
        if (row.job().kind() == Job.Kind.SGEMM) {
            threads(row);
            number("gflops", row.gflops());
        } else {
            json.name("case").value(row.job().subject().id());
            speed(row);
        }
        problem(row);
        json.name("samples").beginObject();
        for (Map.Entry<Measure, List<Double>> samples : row.samples().entrySet()) {
            json.name(samples.getKey().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            json.beginArray();
            for (double sample : samples.getValue()) {
                json.value(sample);
            }
            json.endArray();
        }
        json.endObject();
        json.endObject();
    }

    private void speed(Row row) throws IOException {
        threads(row);
        number("msPerStep", row.millisPerStep());
        number("stepsPerSecond", row.stepsPerSecond());
        number("gflops", row.gflops());
        number("percentOfPeak", report.percentOfPeak(row));
        json.name("peakThreads").value(Report.peakThreads(row));
        number("gflopNeededPerStep", Work.gflopPerStep(row.job().subject().config()));
        if (row.job().kind() == Job.Kind.PAIR) {
            number("sideBySideGain", row.sideBySideGain());
        }
        if (row.job().measures().contains(Measure.EVALUATION)) {
            number("msPerEvaluation", row.median(Measure.EVALUATION));
            json.name("evalEvery").value(row.job().subject().config().evaluationCadence());
            number("evaluationShare", row.evaluationShare());
        }
        if (!row.profile().isEmpty()) {
            json.name("profile").beginObject();
            for (Share share : row.profile()) {
                number(share.name(), share.fraction());
            }
            json.endObject();
        }
    }

    /** Null where the library is used as it comes. */
    private void threads(Row row) throws IOException {
        int threads = row.job().threads();
        json.name("threads").value(threads == Job.AS_IT_COMES ? null : threads);
    }

    private void problem(Row row) throws IOException {
        if (row.problem() != null) {
            json.name("problem").value(row.problem());
        }
    }

    private void number(String name, double value) throws IOException {
        json.name(name);
        if (Double.isFinite(value)) {
            json.value(value);
        } else {
            json.nullValue();
        }
    }
}
