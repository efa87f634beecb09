package org.grokscope.storage.format;

import com.google.gson.JsonElement;
import java.io.IOException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.grokscope.run.Calibration;
import org.grokscope.run.EngineInfo;
import org.grokscope.run.Evaluation;
import org.grokscope.run.Forecast;
import org.grokscope.run.ForecastReason;
import org.grokscope.run.Outcome;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunHistory.Column;
import org.grokscope.run.RunResult;
import org.grokscope.run.config.ConfigField;
import org.grokscope.run.config.ConfigFields;
import org.grokscope.run.config.Elsewhere;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.grokscope.task.InvalidSettingException;
import org.grokscope.task.Range;

/** Reads one run from JSON; see {@link RunJson} for the format. */
final class RunJsonReader {

    private final String file;

    RunJsonReader(String file) {
        this.file = file;
    }

    RunResult read(JsonElement tree) throws IOException {
        JsonFields run = JsonFields.of(file, "", tree);
        long version = run.count("formatVersion");
        if (version != RunJson.FORMAT_VERSION) {
            throw new OtherVersionException(file, version, RunJson.FORMAT_VERSION);
        }
        RunConfig config = config(run);
        RunHistory history = new RunHistory(run.isAbsent("layers") ? List.of() : run.texts("layers"));
        evaluations(run, history);
        long last = 0;
        for (JsonFields event : run.objects("events")) {
            last = notBefore(last, event);
            history.append(event(event));
        }
        last = 0;
        for (JsonFields forecast : run.objects("forecasts")) {
            last = notBefore(last, forecast);
            history.append(forecast(forecast));
        }
        run.number("seconds"); // not null
        RunResult result =
                new RunResult(config, engine(run), history, outcome(run), run.count("steps"), run.positive("seconds"));
        Optional<String> problem = RunConsistency.problem(result);
        if (problem.isPresent()) {
            throw new IOException(file + ": " + problem.get());
        }
        checkDerived(run, result);
        return result;
    }

    private static void checkDerived(JsonFields run, RunResult result) throws IOException {
        for (Map.Entry<String, Double> derived : RunConsistency.derived(result).entrySet()) {
            String name = derived.getKey();
            double expected = derived.getValue();
            if (run.object().has(name) && !RunConsistency.isSame(run.numberOr(name, Double.NaN), expected)) {
                throw run.wrong(
                        name,
                        "is " + run.object().get(name) + ", and must be "
                                + (Double.isFinite(expected) ? Range.plain(expected) : "null")
                                + ", as the other values of the run say");
            }
        }
    }

    private static long notBefore(long last, JsonFields fields) throws IOException {
        long step = fields.count("step");
        if (step < last) {
            throw fields.wrong("step", "is " + step + ", before " + last);
        }
        return step;
    }

    private RunConfig config(JsonFields run) throws IOException {
        JsonFields json = run.object("config");
        Map<ConfigField, String> fields = new EnumMap<>(ConfigField.class);
        for (ConfigField field : ConfigField.values()) {
            if (!json.isAbsent(field.key())) {
                fields.put(field, text(json, field));
            }
        }
        try {
            return run.isAbsent("source")
                    ? ConfigFields.complete(ConfigFields.restored(fields))
                    : ConfigFields.config(Preset.PAPER.config(), fields)
                            .from(new Elsewhere(run.text("source"), unstated(run)));
        } catch (InvalidSettingException e) {
            String key = ConfigField.of(e).map(ConfigField::key).orElse(e.field());
            throw new IOException(file + ": " + e.messageFor("config." + key), e);
        }
    }

    private static Set<ConfigField> unstated(JsonFields run) throws IOException {
        List<String> names = run.texts("unstated");
        Set<ConfigField> fields = EnumSet.noneOf(ConfigField.class);
        for (ConfigField field : ConfigField.values()) {
            if (names.contains(field.key())) {
                fields.add(field);
            }
        }
        return fields;
    }

    private static String text(JsonFields json, ConfigField field) throws IOException {
        if (!field.isNumber()) {
            return json.setting(field.key());
        }
        boolean isWord = json.any(field.key()) instanceof String word && field.isWord(word);
        return isWord ? json.text(field.key()) : Range.plain(json.number(field.key()));
    }

    private static EngineInfo engine(JsonFields run) throws IOException {
        return run.isAbsent("engine")
                ? null
                : new EngineInfo(run.text("engine"), run.text("engineVersion"), (int) run.count("threads"));
    }

    private static Outcome outcome(JsonFields run) throws IOException {
        return switch (run.text("outcome")) {
            case "grokked" -> new Outcome.Grokked();
            case "memorized-only" -> new Outcome.MemorizedOnly();
            case "not-learnt" -> new Outcome.NotLearnt();
            case "failed" -> new Outcome.Failed(run.count("steps"), run.prose("message"));
            default -> throw run.wrong("outcome", "is none of grokked, memorized-only, not-learnt, failed");
        };
    }

    private static void evaluations(JsonFields run, RunHistory history) throws IOException {
        long last = -1;
        for (JsonFields fields : run.objects("evaluations")) {
            long step = fields.count("step");
            if (step <= last) {
                throw fields.wrong("step", "is " + step + " and not after " + last);
            }
            last = step;
            List<Double> layerNorms = history.layers().isEmpty() ? List.of() : fields.numbers("layerNorms");
            if (layerNorms.size() != history.layers().size()) {
                throw fields.wrong(
                        "layerNorms",
                        "has " + layerNorms.size() + " numbers for "
                                + history.layers().size() + " layers");
            }
            if (layerNorms.stream().anyMatch(norm -> norm < 0)) {
                throw fields.wrong("layerNorms", "has a number less than 0");
            }
            Evaluation evaluation = new Evaluation(
                    step,
                    fields.positive("trainLoss"),
                    fields.upTo(1, "trainAccuracy"),
                    fields.positive("testLoss"),
                    fields.upTo(1, "testAccuracy"),
                    fields.positive("squaredNorm"),
                    optional(fields, 180, Column.ANGLE),
                    layerNorms,
                    new Evaluation.Logits(
                            optional(fields, Double.MAX_VALUE, Column.LOGIT_SCALE),
                            optional(fields, 1, Column.SATURATED),
                            optional(fields, 1, Column.ZERO_GRADIENT)));
            history.append(evaluation, optional(fields, Double.MAX_VALUE, Column.SECONDS));
        }
    }

    /** A number from 0 to a limit that runs can be recorded without; NaN if there is none. */
    private static double optional(JsonFields fields, double most, Column column) throws IOException {
        return fields.isAbsent(column.key()) ? Double.NaN : fields.upTo(most, column.key());
    }

    private static RunEvent event(JsonFields fields) throws IOException {
        Double norm = fields.isAbsent("squaredNorm") ? null : Double.valueOf(fields.positive("squaredNorm"));
        EventRow row =
                new EventRow(fields.count("step"), fields.text("kind"), fields.any("from"), fields.any("to"), norm);
        try {
            return row.event();
        } catch (InvalidSettingException e) {
            String where = fields.path().replaceFirst("\\.$", "");
            throw new IOException(fields.file() + ": " + where + ": " + e.getMessage(), e);
        }
    }

    /** A band end that is null is infinite. */
    private static Forecast forecast(JsonFields fields) throws IOException {
        long step = fields.count("step");
        Optional<Calibration> calibration = calibration(fields);
        return switch (fields.text("kind")) {
            case "jump" -> {
                if (fields.numberOr("low", Double.NEGATIVE_INFINITY)
                        > fields.numberOr("high", Double.POSITIVE_INFINITY)) {
                    throw fields.wrong("low", "is above high");
                }
                yield new Forecast.Jump(
                        step,
                        fields.numberOr("grokkingStep", Double.NaN),
                        fields.numberOr("low", Double.NEGATIVE_INFINITY),
                        fields.numberOr("high", Double.POSITIVE_INFINITY),
                        fields.numberOr("threshold", Double.NaN),
                        noGrokking(fields),
                        calibration);
            }
            case "no-jump" -> new Forecast.NoJump(step, noGrokking(fields), reason(fields), calibration);
            case "unknown" -> new Forecast.Unknown(step, reason(fields), calibration);
            default -> throw fields.wrong("kind", "is none of jump, no-jump, unknown");
        };
    }

    private static ForecastReason reason(JsonFields fields) throws IOException {
        return ForecastReason.parse(fields.text("reason"));
    }

    /** The first stored runs lack it. */
    private static double noGrokking(JsonFields fields) throws IOException {
        return fields.object().has("noGrokking") ? fields.upTo(1, "noGrokking") : Double.NaN;
    }

    private static Optional<Calibration> calibration(JsonFields fields) throws IOException {
        if (!fields.object().has("kappa")) {
            return Optional.empty();
        }
        return Optional.of(new Calibration(
                fields.count("anchorStep"),
                fields.positive("anchorNorm"),
                fields.numberOr("kappa", Double.NaN),
                fields.numberOr("floor", Double.NaN),
                fields.numberOr("rate", Double.NaN),
                fields.numberOr("rSquared", Double.NaN),
                (int) fields.count("points"),
                new Calibration.Covariance(
                        fields.numberOr("rateVariance", Double.NaN),
                        fields.numberOr("rateFloor", Double.NaN),
                        fields.numberOr("floorVariance", Double.NaN)),
                fields.positive("residual")));
    }
}
