package org.grokscope.narration.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.grokscope.narration.Narrator;
import org.grokscope.narration.NumberFormat;
import org.grokscope.narration.Readouts;
import org.grokscope.run.Forecast;
import org.grokscope.run.RunState;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;
import org.grokscope.task.ModularTask;

/** Compares what is said of a run at a step with its {@link Series}, by the words and the numbers that a reader sees. */
final class SentenceCheck {

    /** A stated probability that no jump comes by a step. */
    record Claim(double probability, long budget) {}

    private static final Narrator GERMAN = new Narrator(Locale.GERMAN);
    private static final String COUNT = "([\\d,]+)";
    private static final Pattern NUMBER = Pattern.compile("\\d[\\d,.]*");
    private static final Pattern NO_JUMP = Pattern.compile("by step " + COUNT + " \\(probability ([<>]?)(\\d+) %\\)");
    private static final Pattern BAND =
            Pattern.compile("near step " + COUNT + " \\(between " + COUNT + " and " + COUNT);
    /** Words for something without end or doubt, and statements that no jump comes. */
    private static final Pattern ENDLESS =
            Pattern.compile("(?i)\\b(never|ever|forever|always|certain|sure|impossible|cannot)\\b");

    private static final Pattern NO_JUMP_WORDS =
            Pattern.compile("(?i)no jump|no grokking|not expected|keeps? its memory|stays? with|none \\(");

    private final List<String> problems = new ArrayList<>();
    private final List<Claim> claims = new ArrayList<>();
    private final Series series;
    private String sentence = "";

    SentenceCheck(Series series) {
        this.series = series;
    }

    List<String> problems() {
        return problems;
    }

    List<Claim> claims() {
        return claims;
    }

    private void require(boolean holds, String what) {
        if (!holds) {
            problems.add(what + " · step " + series.step() + " · " + sentence);
        }
    }

    /** Badge, sentence and readouts of a state, in both languages. */
    void state(RunState state) {
        Narrator.Verdict english = Narrator.ENGLISH.verdict(state);
        Narrator.Verdict german = GERMAN.verdict(state);
        sentence = "[" + english.badge() + "] " + english.sentence();
        wellFormed(english.sentence());
        wellFormed(german.sentence());
        require(!english.sentence().contains("null"), "contains null"); // in German that is a word
        require(numbers(english.sentence()).equals(numbers(german.sentence())), "numbers in German differ: " + german);
        require(!german.sentence().matches("(?i).*\\b(niemals|immer|ewig)\\b.*"), "endless: " + german.sentence());
        boolean over = state.status().outcome().isPresent();
        badge(english.badge(), over);
        steps(english.sentence());
        percent(english.sentence());
        norm(english.sentence(), state);
        expectation(english.sentence(), state);
    }

    private void wellFormed(String text) {
        require(text.matches("(?s)\\p{Lu}.*\\."), "no sentence");
        for (String wrong : new String[] {"NaN", "Infinity", "∞", "{", "}", "  ", "..", "Optional", " –", "−"}) {
            require(!text.contains(wrong), "contains " + wrong);
        }
        require(!ENDLESS.matcher(text.replace("has never seen", "")).find(), "endless");
    }

    private static List<String> numbers(String text) {
        List<String> found = new ArrayList<>();
        NUMBER.matcher(text.replaceAll("[.](\\s|$)", " "))
                .results()
                .map(result -> result.group().replaceAll("[.,]$", ""))
                .forEach(found::add);
        return found.stream().sorted().toList();
    }

    /** The phase against accuracies and norm. */
    private void badge(String badge, boolean over) {
        double test = series.aboveChance(series.newest.testAccuracy());
        boolean memorized = series.memorized >= 0;
        boolean grokked = series.grokked >= 0;
        require(badge.equals("Grokked") == grokked || badge.equals("Broken down"), "grokked?");
        switch (badge) {
            case "Memorizing" -> require(!memorized, "memorized already");
            case "Learning" -> require(test > 0.09, "the test accuracy is at chance");
            case "Contracting" -> {
                require(memorized, "not memorized");
                require(!series.doesNotFall(), "the norm does not fall: " + series.trend());
                require(!series.held, "the norm is held");
            }
            case "Memorized" -> {
                require(memorized, "not memorized");
                boolean falls = series.trend() < -0.02 && series.largestRise(8) < -0.001;
                require(!falls || series.held, "the norm falls: " + series.trend());
            }
            case "Norm held" -> require(memorized && series.held, "not held");
            case "Grokking" ->
                require(
                        memorized && test > 0.09 && series.newest.testAccuracy() > series.testAtMemorization,
                        "not rising");
            case "Weights vanish" ->
                require(
                        series.newest.squaredNorm() < 0.6 * series.first.squaredNorm()
                                && series.newest.squaredNorm()
                                        < (memorized ? series.normAtMemorization : series.first.squaredNorm()),
                        "the norm has not fallen");
            case "Ready", "Grokked" -> {}
            case "Broken down" -> require(!series.newest.isFinite() || over, "finite");
            default -> require(false, "unknown badge");
        }
    }

    private long count(Matcher matcher, int group) {
        return Long.parseLong(matcher.group(group).replace(",", ""));
    }

    private void equal(String text, String pattern, long expected) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            require(count(matcher, 1) == expected, pattern + " is not " + expected);
        }
    }

    private void steps(String text) {
        equal(text, "[Mm]emorized at step " + COUNT, series.memorized);
        equal(text, "Memorized at step [\\d,]+, not grokked within " + COUNT, series.config.maxSteps());
        equal(text, "(?:Grokked|Learned) at step " + COUNT, series.grokked);
        equal(text, COUNT + " steps after memorizing", series.grokked - series.memorized);
        equal(text, "(?:Not learned|not grok) within " + COUNT, series.config.maxSteps());
        equal(text, "Stopped at step " + COUNT, series.step());
        if (text.contains("rose together")) {
            require(!isDelayed(), "there was a delay");
        }
        if (text.startsWith("Not learned") || text.startsWith("Stopped")) {
            require(text.contains("emorized at step") || series.memorized < 0, "memorized");
            require(series.memorized >= 0 || !text.matches("(?i).*(memory|jump|grok).*"), "of what was not memorized");
        }
        if (text.contains("so far") || text.contains("not grokked within") || text.startsWith("Not learned")) {
            require(series.grokked < 0, "grokked");
        }
    }

    private boolean isDelayed() {
        double none = Math.max(series.config.evaluationCadence(), 0.1 * series.memorized);
        return series.memorized >= 0 && series.grokked - series.memorized > none;
    }

    private void percent(String text) {
        part(text, "([<>]?)(\\d+) % of the training", series.newest.trainAccuracy());
        part(text, "([<>]?)(\\d+) % of the unseen", series.newest.testAccuracy());
        part(text, "answers ([<>]?)(\\d+) %", series.newest.testAccuracy());
        part(text, "right: ([<>]?)(\\d+) %", series.newest.trainAccuracy());
    }

    private void part(String text, String pattern, double accuracy) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            long shown = Long.parseLong(matcher.group(2));
            boolean holds = switch (matcher.group(1)) {
                case "<" -> accuracy > 0 && 100 * accuracy < shown;
                case ">" -> accuracy < 1 && 100 * accuracy > shown;
                default -> Math.abs(100 * accuracy - shown) <= 0.5 + 1e-9;
            };
            require(holds, pattern + " of " + accuracy);
            require((shown == 0) == (accuracy == 0) && (shown != 100 || accuracy == 1), "a false 0 % or 100 %");
        }
    }

    /** What is said of the norm and of λ. */
    private void norm(String text, RunState state) {
        double now = series.newest.squaredNorm();
        if (text.contains("weights shrink")
                && !text.contains("shrink to zero")
                && !text.contains("faster than")
                && !text.contains("nothing shrinks")) {
            require(!series.doesNotFall(), "the norm does not fall, in words");
        }
        if (text.contains("along the predicted curve")) {
            double quality = state.forecast()
                    .flatMap(Forecast::calibration)
                    .map(curve -> curve.rSquared())
                    .orElse(Double.NEGATIVE_INFINITY);
            require(!(quality < 0.9), "R² " + quality);
            require(now <= 1.02 * series.anchorNorm(), "the norm has grown");
        }
        if (text.contains("norm of the weights has grown")) {
            require(now > series.anchorNorm(), "not grown");
        }
        if (text.contains("lower than at memorization")) {
            require(now < series.normAtMemorization, "not lower");
        }
        if (text.contains("‖θ‖ is held")) {
            require(series.held, "not held");
        }
        Matcher decay = Pattern.compile("Weight decay is ([\\d.]+)[.:]").matcher(text);
        if (decay.find()) {
            require(Double.parseDouble(decay.group(1).replaceAll("\\.$", "")) == series.lambda, "λ " + series.lambda);
        }
        if (text.contains("nothing shrinks the weights")) {
            require(!(now < 0.9 * series.anchorNorm()), "the weights shrank");
        }
        if (text.contains("With SGD")) {
            require(series.optimizer == Optimizer.SGD || series.optimizer == Optimizer.SGD_MOMENTUM, "not SGD");
        }
    }

    /** Expected jumps and probabilities, in the sentence and in the readout. */
    private void expectation(String text, RunState state) {
        Readouts readouts = Narrator.ENGLISH.readouts(state);
        String headline = Narrator.ENGLISH.headline(state).spoken();
        boolean stated = NO_JUMP.matcher(text).find() || text.contains("does not grok within");
        Matcher noJump = NO_JUMP.matcher(text);
        if (noJump.find()) {
            claim(count(noJump, 1), noJump.group(2), noJump.group(3), state);
            require(
                    headline.contains("by step " + noJump.group(1)) && headline.contains(noJump.group(3) + " %"),
                    "the headline says " + headline);
        } else {
            require(!NO_JUMP_WORDS.matcher(text).find(), "no jump, without a probability");
            require(!headline.startsWith("No jump"), "a headline without a reason: " + headline);
        }
        if (text.contains("expect the jump") || text.contains("Expect the jump") || stated) {
            require(series.grokked < 0, "it has grokked");
            require(isCalibrated(), "not calibrated for this");
        }
        Matcher band = BAND.matcher(text);
        if (band.find()) {
            long expected = count(band, 1);
            require(count(band, 2) <= expected && expected <= count(band, 3), "outside its band");
            require(expected >= series.step(), "in the past");
            require(expected <= series.config.maxSteps(), "after the end");
            require(
                    headline.contains("in " + NumberFormat.count(count(band, 2) - state.step()) + "–"
                            + NumberFormat.count(count(band, 3) - state.step())),
                    "the headline says " + headline);
        }
        if (series.grokked >= 0) {
            require(readouts.expected().equals("–"), "expects " + readouts.expected());
            require(headline.startsWith("Grokked at step ") || headline.startsWith("Broken down"), headline);
        }
        if (text.contains("no delay is expected")) {
            require(!isDelayed() || series.grokked < 0, "a delay");
        }
    }

    private void claim(long budget, String bound, String percent, RunState state) {
        long shown = Long.parseLong(percent);
        require(shown < 100 && !(bound.isEmpty() && shown == 0), "certain");
        require(budget >= state.step() && budget <= series.config.maxSteps(), "the budget is " + budget);
        claims.add(new Claim(shown / 100.0, budget));
    }

    /** The settings that the probabilities were counted in, read from the model document. */
    private boolean isCalibrated() {
        RunConfig config = series.config;
        boolean network = config.network() instanceof Network.Transformer it && it.width() >= 64 && it.width() <= 128;
        return network
                && config.task() instanceof ModularTask task
                && task.operation().isGroup()
                && task.p() >= 43
                && task.p() <= 127
                && Math.abs(config.trainFraction() - 0.5) < 0.03
                && config.batchSize() == 512
                && config.learningRate() >= 1.9e-4
                && config.learningRate() <= 4.4e-3
                && (series.optimizer == Optimizer.ADAMW || series.optimizer == Optimizer.SGD);
    }

    /** What the command line prints at the end. */
    void summary(Map<String, String> values, String verdict) {
        sentence = "[summary] " + values;
        String mem = series.memorized < 0 ? "-" : String.format(Locale.ROOT, "%,d", series.memorized);
        String grok = series.grokked < 0 ? "-" : String.format(Locale.ROOT, "%,d", series.grokked);
        require(values.get("T_mem").equals(mem), "T_mem");
        require(values.get("T_grok").equals(grok), "T_grok");
        require(values.get("outcome").endsWith(verdict), "outcome");
        String forecast = values.get("forecast");
        for (String wrong : new String[] {"NaN", "null", "{", "Infinity"}) {
            values.values().forEach(value -> require(!value.contains(wrong), "contains " + wrong));
        }
        require(!ENDLESS.matcher(forecast).find(), "endless");
        boolean stated = NO_JUMP.matcher(forecast).find();
        if (NO_JUMP_WORDS.matcher(forecast).find()) {
            require(stated, "no jump, without a probability");
            require(series.grokked < 0 || forecast.contains("It grokked at step " + grok), "it grokked");
        }
        boolean forecasts = stated || forecast.contains("T_grok ≈");
        require(!forecasts || isCalibrated() || series.changes > 0, "not calibrated");
        Matcher quality = Pattern.compile("R² (−?[\\d.,]+)").matcher(values.get("V-factor"));
        if (quality.find()) {
            require(!quality.group(1).startsWith("−") && Double.parseDouble(quality.group(1)) >= 0.89, "a poor fit");
        }
    }
}
