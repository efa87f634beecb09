package org.grokscope.narration;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.grokscope.run.Forecast;
import org.grokscope.run.ForecastCheck;
import org.grokscope.run.Phase;
import org.grokscope.run.RunHistory.Column;
import org.grokscope.run.RunState;

/**
 * The one number that matters about a run at a step.
 *
 * @param name what it is, a word or two before it
 * @param value the number, with its unit
 * @param aside what belongs to it: a time, or how far off a forecast was; may be empty
 * @param detail its 90 % band in words, or what else qualifies it; may be empty
 * @param window the 90 % band of a jump that is expected
 */
public record Headline(String name, String value, String aside, String detail, Optional<Window> window) {

    /**
     * When a jump is expected, in steps from now; below 0 for what is past.
     *
     * @param low lower end of the 90 % band
     * @param high upper end of the 90 % band
     */
    public record Window(double low, double expected, double high) {}

    /** All of it, to be read aloud. */
    public String spoken() {
        return Stream.of(name, value, aside, detail)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    static Headline of(Words words, RunState run) {
        Forecast forecast = run.forecast().orElse(null);
        if (run.phase() == Phase.BROKEN_DOWN) {
            return said(words, "broken-down", NumberFormat.count(Math.max(0, run.step())), "", "");
        }
        if (run.isGrokked()) {
            return grokked(words, run);
        }
        if (run.phase() == Phase.READY) {
            return said(words, "ready", NumberFormat.count(run.config().maxSteps()), "", "");
        }
        if (run.status().outcome().isPresent()) {
            return said(words, "ended", NumberFormat.count(run.step()), words.say("headline.ended.aside"), "");
        }
        if (run.expectedJump().isPresent()) {
            return expected(words, run, run.expectedJump().get());
        }
        if (forecast instanceof Forecast.NoJump none && !Double.isNaN(none.noGrokking())) {
            String probability = NumberFormat.probability(none.noGrokking());
            return said(
                    words,
                    "no-jump",
                    Narrator.budget(run.config(), none),
                    "",
                    words.say("headline.no-jump.detail", probability));
        }
        return withoutForecast(words, run);
    }

    private static Headline grokked(Words words, RunState run) {
        String step = NumberFormat.count(run.milestones().grokkingStep().getAsLong());
        return run.check()
                .map(check -> said(
                        words,
                        "grokked",
                        step,
                        off(words, check, run.config().evaluationCadence()),
                        band(words, check.forecast())))
                .orElseGet(() -> said(words, "grokked", step, "", ""));
    }

    /** As the sentence has it: less than half the time between two evaluations is no error. */
    private static String off(Words words, ForecastCheck check, long cadence) {
        return check.isOnTime(cadence)
                ? words.say("headline.grokked.on-time")
                : words.say(
                        "headline.grokked.aside",
                        NumberFormat.count(Math.abs(check.error())),
                        check.error() < 0 ? 0 : 1);
    }

    private static String band(Words words, Forecast.Jump jump) {
        return words.say(
                "headline.grokked.detail",
                NumberFormat.count(jump.grokkingStep()),
                NumberFormat.count(jump.low()),
                NumberFormat.count(jump.high()));
    }

    private static Headline expected(Words words, RunState run, Forecast.Jump jump) {
        Window window = new Window(jump.low() - run.step(), jump.grokkingStep() - run.step(), jump.high() - run.step());
        double left = window.expected;
        String latest = NumberFormat.count(Math.max(1, window.high));
        String detail = window.low <= 0
                ? words.say("headline.expected.detail.until", latest)
                : words.say("headline.expected.detail", NumberFormat.count(window.low), latest);
        if (left < run.config().evaluationCadence()) {
            return new Headline(
                    words.say("headline.due.name"), words.say("headline.due.value"), "", detail, Optional.of(window));
        }
        boolean timed = run.status().running() && run.status().stepsPerSecond() > 0;
        return new Headline(
                words.say("headline.expected.name"),
                words.say("headline.expected.value", NumberFormat.count(left)),
                timed ? NumberFormat.seconds(left / run.status().stepsPerSecond()) : "",
                detail,
                Optional.of(window));
    }

    private static Headline withoutForecast(Words words, RunState run) {
        if (run.isMemorized()) {
            long since = run.step() - run.milestones().memorizationStep().getAsLong();
            String detail = run.isForecastHidden() ? "headline.hidden.detail" : "headline.memorized.detail";
            return said(words, "memorized", NumberFormat.count(since), "", words.say(detail));
        }
        double accuracy = run.rows() == 0 ? 0 : run.newest(Column.TRAIN_ACCURACY);
        return said(words, "memorizing", NumberFormat.percent(accuracy), "", "");
    }

    private static Headline said(Words words, String what, String number, String aside, String detail) {
        return new Headline(
                words.say("headline." + what + ".name"),
                words.say("headline." + what + ".value", number),
                aside,
                detail,
                Optional.empty());
    }
}
