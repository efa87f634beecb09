package org.grokscope.storage.format;

import com.google.gson.FormattingStyle;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import java.util.Optional;
import org.grokscope.run.Calibration;
import org.grokscope.run.EngineInfo;
import org.grokscope.run.Evaluation;
import org.grokscope.run.Forecast;
import org.grokscope.run.Outcome;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunResult;
import org.grokscope.run.config.ConfigField;
import org.grokscope.run.config.Elsewhere;
import org.grokscope.run.config.RunConfig;

/** Writes one run as JSON; see {@link RunJson} for the format. */
final class RunJsonWriter {

    private static final FormattingStyle INDENTED = FormattingStyle.PRETTY;

    private final JsonWriter json;

    RunJsonWriter(Writer out) {
        json = new JsonWriter(out);
        json.setFormattingStyle(INDENTED);
    }

    /** Writes a run, which may go on meanwhile, as it is now. */
    void write(RunResult run, String appVersion) throws IOException {
        RunResult result = run.settled();
        Map<String, Double> derived = RunConsistency.derived(result);
        RunHistory history = result.history();
        json.beginObject();
        json.name("formatVersion").value(RunJson.FORMAT_VERSION);
        json.name("appVersion").value(appVersion);
        json.name("config");
        config(result.config());
        if (result.config().elsewhere().isPresent()) {
            source(result.config().elsewhere().get());
        }
        engine(result.engine());
        derived(derived, "tMem", "tGrok", "delay", "v0", "vMem", "vGrok", "vFinal");
        json.name("steps").value(result.steps());
        derived(derived, "evalEvery");
        number("seconds", result.seconds());
        derived(derived, "stepsPerSecond");
        json.name("outcome").value(result.outcome().id());
        if (result.outcome() instanceof Outcome.Failed(long step, String message)) {
            json.name("message").value(message);
        }
        layers(history);
        evaluations(history);
        events(history);
        forecasts(history);
        json.endObject();
        json.flush();
    }

    private void config(RunConfig config) throws IOException {
        json.beginObject();
        for (ConfigField field : ConfigField.values()) {
            if (field.isUnwritten(config)) {
                continue;
            }
            json.name(field.key());
            String text = field.text(config).orElse(null);
            if (text == null || !field.isNumber() || field.isWord(text)) {
                json.value(text);
            } else if (field.range().whole()) {
                json.value(Long.parseLong(text));
            } else {
                json.value(Double.parseDouble(text));
            }
        }
        json.endObject();
    }

    private void source(Elsewhere from) throws IOException {
        json.name("source").value(from.source());
        json.name("unstated").beginArray();
        for (ConfigField field : from.unstated()) {
            json.value(field.key());
        }
        json.endArray();
    }

    /** The engine is null in a run that failed because no engine could be loaded. */
    private void engine(EngineInfo engine) throws IOException {
        json.name("engine").value(engine == null ? null : engine.name());
        json.name("engineVersion").value(engine == null ? null : engine.version());
        json.name("threads").value(engine == null ? null : engine.threads());
    }

    private void derived(Map<String, Double> values, String... names) throws IOException {
        for (String name : names) {
            double value = values.get(name);
            if (value == Math.rint(value) && !name.startsWith("v") && !name.equals("stepsPerSecond")) {
                json.name(name).value((long) value);
            } else {
                number(name, value);
            }
        }
    }

    private void layers(RunHistory history) throws IOException {
        json.name("layers").beginArray();
        json.setFormattingStyle(FormattingStyle.COMPACT);
        for (String layer : history.layers()) {
            json.value(layer);
        }
        json.endArray();
        json.setFormattingStyle(INDENTED);
    }

    private void evaluations(RunHistory history) throws IOException {
        json.name("evaluations").beginArray();
        int size = history.size();
        for (int row = 0; row < size; row++) {
            Evaluation evaluation = history.evaluation(row);
            beginLine();
            json.name("step").value(evaluation.step());
            for (RunHistory.Column column : RunHistory.Column.values()) {
                double value = history.value(column, row);
                boolean isLeftOut = RunHistory.Column.LOGITS.contains(column) && Double.isNaN(value);
                if (column != RunHistory.Column.STEP && !isLeftOut) {
                    number(column.key(), value);
                }
            }
            json.name("layerNorms").beginArray();
            for (double norm : evaluation.layerNorms()) {
                value(norm);
            }
            json.endArray();
            endLine();
        }
        json.endArray();
    }

    private void events(RunHistory history) throws IOException {
        json.name("events").beginArray();
        for (RunEvent event : history.events()) {
            beginLine();
            EventRow row = EventRow.of(event);
            json.name("step").value(row.step());
            json.name("kind").value(row.kind());
            if (row.before() != null) {
                changed("from", row.before());
                changed("to", row.after());
            }
            if (row.squaredNorm() != null) {
                number("squaredNorm", row.squaredNorm());
            }
            endLine();
        }
        json.endArray();
    }

    /** η, λ and τ are numbers, optimizers have names. */
    private void changed(String name, Object value) throws IOException {
        if (value instanceof Number number) {
            number(name, number.doubleValue());
        } else {
            json.name(name).value(value.toString());
        }
    }

    private void forecasts(RunHistory history) throws IOException {
        json.name("forecasts").beginArray();
        for (Forecast forecast : history.forecasts()) {
            beginLine();
            json.name("step").value(forecast.step());
            switch (forecast) {
                case Forecast.Jump jump -> jump(jump);
                case Forecast.NoJump noJump -> {
                    reason("no-jump", noJump.reason().stored());
                    number("noGrokking", noJump.noGrokking());
                }
                case Forecast.Unknown unknown ->
                    reason("unknown", unknown.reason().stored());
            }
            calibration(forecast.calibration());
            endLine();
        }
        json.endArray();
    }

    private void jump(Forecast.Jump jump) throws IOException {
        json.name("kind").value("jump");
        number("grokkingStep", jump.grokkingStep());
        number("low", jump.low());
        number("high", jump.high());
        number("threshold", jump.threshold());
        number("noGrokking", jump.noGrokking());
    }

    private void reason(String kind, String reason) throws IOException {
        json.name("kind").value(kind);
        json.name("reason").value(reason);
    }

    private void calibration(Optional<Calibration> calibration) throws IOException {
        if (calibration.isPresent()) {
            Calibration fit = calibration.get();
            number("kappa", fit.kappa());
            number("floor", fit.floor());
            number("rate", fit.rate());
            number("rSquared", fit.rSquared());
            json.name("anchorStep").value(fit.anchorStep());
            number("anchorNorm", fit.anchorNorm());
            json.name("points").value(fit.points());
            number("rateVariance", fit.covariance().rateVariance());
            number("rateFloor", fit.covariance().rateFloor());
            number("floorVariance", fit.covariance().floorVariance());
            number("residual", fit.residual());
        }
    }

    /** Begins an object that stands on one line: a long run stays readable, and its file a third of the size. */
    private void beginLine() throws IOException {
        json.beginObject();
        json.setFormattingStyle(FormattingStyle.COMPACT);
    }

    private void endLine() throws IOException {
        json.endObject();
        json.setFormattingStyle(INDENTED);
    }

    private void number(String name, double value) throws IOException {
        json.name(name);
        value(value);
    }

    private void value(double value) throws IOException {
        if (Double.isFinite(value)) {
            json.value(value);
        } else {
            json.nullValue();
        }
    }
}
