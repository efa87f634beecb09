package org.grokscope.web;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import org.grokscope.narration.Headline;
import org.grokscope.narration.Narrator;
import org.grokscope.narration.NumberFormat;
import org.grokscope.run.Calibration;
import org.grokscope.run.Forecast;
import org.grokscope.run.ForecastCheck;
import org.grokscope.run.Phase;
import org.grokscope.run.RunState;
import org.grokscope.theory.ExpectedNorm;
import org.grokscope.theory.FreeContraction;
import org.grokscope.theory.Interval;

/**
 * What is said and forecast at each step of a page: sentence, headline, expected jump, predicted curve. A state is written as what has
 * changed since the one before, with {@code from}, the step from which it holds.
 */
final class PageStates {

    private final Narrator narrator;
    private final JsonArray states = new JsonArray();
    private Map<String, JsonElement> before = Map.of();

    private PageStates(Narrator narrator) {
        this.narrator = narrator;
    }

    /** A run at a step. */
    interface Moments {
        RunState at(long step);
    }

    /** The states at some steps, in their order. */
    static JsonArray of(Moments run, NavigableSet<Long> steps, Narrator narrator) {
        PageStates all = new PageStates(narrator);
        steps.forEach(step -> all.add(step, run.at(step)));
        return all.states;
    }

    private void add(long step, RunState run) {
        Map<String, JsonElement> now = new LinkedHashMap<>();
        Narrator.Verdict verdict = narrator.verdict(run);
        now.put("phase", PageNumbers.texts(style(verdict.phase()), verdict.badge()));
        now.put("sentence", PageNumbers.texts(verdict.sentence()).get(0));
        Headline headline = narrator.headline(run);
        now.put("headline", PageNumbers.texts(headline.name(), headline.value(), headline.aside(), headline.detail()));
        now.put("jump", orNull(run.expectedJump().map(this::jump)));
        now.put("check", orNull(run.check().map(ForecastCheck::forecast).map(this::checked)));
        now.put("references", references(run));
        now.put(
                "law",
                orNull(run.isMemorized() ? run.forecast().flatMap(Forecast::law).map(this::law) : Optional.empty()));
        now.put("decay", orNull(FreeContraction.of(run).map(PageStates::decay)));
        JsonObject changed = new JsonObject();
        now.forEach((key, value) -> {
            if (!value.equals(before.get(key))) {
                changed.add(key, value);
            }
        });
        before = now;
        if (!changed.isEmpty()) {
            JsonObject state = new JsonObject();
            state.addProperty("from", step);
            changed.asMap().forEach(state::add);
            states.add(state);
        }
    }

    private static JsonElement orNull(Optional<? extends JsonElement> value) {
        return value.isPresent() ? value.get() : JsonNull.INSTANCE;
    }

    private static String style(Phase phase) {
        return switch (phase) {
            case READY -> "ready";
            case MEMORIZING, LEARNING -> "memorizing";
            case MEMORIZED, CONTRACTING, HOLDING -> "contracting";
            case GROKKING -> "grokking";
            case GROKKED -> "grokked";
            case VANISHING, BROKEN_DOWN -> "failed";
        };
    }

    /** Expected step, its 90 % band, and labels from the longest to the shortest. */
    private JsonArray jump(Forecast.Jump jump) {
        String step = narrator.markers().expected(jump.grokkingStep());
        JsonArray array = PageNumbers.list(jump.grokkingStep(), jump.low(), jump.high());
        array.add(PageNumbers.texts(
                step + " · " + narrator.markers().expectedBand(jump.low(), jump.high()),
                step,
                NumberFormat.count(jump.grokkingStep())));
        return array;
    }

    /** What was forecast at T_mem. */
    private JsonArray checked(Forecast.Jump jump) {
        JsonArray array = PageNumbers.list(jump.grokkingStep(), jump.low(), jump.high());
        array.add(PageNumbers.texts(
                narrator.markers().forecast(jump.grokkingStep()), NumberFormat.count(jump.grokkingStep())));
        return array;
    }

    /** Values of ‖θ‖² to compare with, each with its range, the colour's name and labels: V*, and ‖θ‖² at the jump. */
    private JsonArray references(RunState run) {
        JsonArray all = new JsonArray();
        boolean ahead = run.expectedJump().isPresent();
        run.milestones()
                .normAtGrokking()
                .ifPresent(norm -> all.add(
                        reference(norm, norm, norm, "norm", narrator.markers().grokkedNorm(norm))));
        ExpectedNorm.frozen(run).filter(_ -> ahead || run.isGrokked()).ifPresent(it -> {
            double norm = it.norm().norm();
            Interval range = it.norm().range();
            List<String> labels = ahead
                    ? narrator.markers().criticalNorm(norm, range)
                    : narrator.markers().forecastNorm(norm, range, it.step());
            all.add(reference(norm, range.low(), range.high(), "forecast", labels));
        });
        return all;
    }

    private static JsonArray reference(double value, double low, double high, String role, List<String> labels) {
        JsonArray array = PageNumbers.list(value, low, high);
        array.add(role);
        array.add(PageNumbers.texts(labels.toArray(String[]::new)));
        return array;
    }

    /**
     * The numbers of the predicted curve V(t) = V_∞ + (V_a − V_∞)·e^(−r(t − t_a)): t_a, V_a, V_∞, r; then the variances and the covariance of r
     * and V_∞, and the residual variance, each scaled so that its root is half of a 90 % band.
     */
    private JsonArray law(Calibration law) {
        double scale = Calibration.NORMAL_90 * Calibration.NORMAL_90;
        JsonArray array = PageNumbers.list(
                law.anchorStep(),
                law.anchorNorm(),
                law.floor(),
                law.rate(),
                scale * law.covariance().rateVariance(),
                scale * law.covariance().rateFloor(),
                scale * law.covariance().floorVariance(),
                scale * law.residual() * law.residual());
        String name = narrator.markers().predictedCurve(law.kappa(), law.rSquared());
        array.add(PageNumbers.texts(name, narrator.markers().predictedCurve(law.kappa(), Double.NaN)));
        return array;
    }

    /** Weight decay alone, V(t) = V_a·e^(r(t − t_a)): t_a, V_a, r. */
    private static JsonArray decay(FreeContraction free) {
        return PageNumbers.list(free.anchorStep(), free.anchorNorm(), 2 * Math.log(free.kept()));
    }
}
