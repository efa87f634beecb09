package org.grokscope.narration;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.grokscope.foreign.LogPreview;
import org.grokscope.run.Forecast;
import org.grokscope.run.ForecastReason;
import org.grokscope.run.ForecastReason.Aspect;
import org.grokscope.run.Phase;
import org.grokscope.run.RunHistory.Column;
import org.grokscope.run.RunResult;
import org.grokscope.run.RunState;
import org.grokscope.run.config.Intervention;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.grokscope.typesetting.NumberMarks;

/**
 * Says everything that is said about a run, in one language. Every sentence is a pattern in {@code narration.properties}; a translation
 * is a file {@code narration_LANGUAGE.properties} beside it. For any thread.
 */
public final class Narrator {

    /** English, whatever the system's language is. */
    public static final Narrator ENGLISH = new Narrator(Locale.ROOT);

    private final Words words;

    /** A narrator in a language; English where there is no translation. */
    public Narrator(Locale locale) {
        words = new Words(locale);
    }

    /** Does something that writes numbers as readers of this language expect them, whatever the language of the process is. */
    public <T, X extends Throwable> T writing(ScopedValue.CallableOp<T, X> work) throws X {
        return NumberMarks.in(words.locale(), work);
    }

    /**
     * A run at a step, in words.
     *
     * @param phase what the run is doing
     * @param badge its name, in one word or two
     * @param sentence complete, in the present tense
     */
    public record Verdict(Phase phase, String badge, String sentence) {}

    /** What a run is doing. */
    public Verdict verdict(RunState run) {
        Phase phase = run.phase();
        return new Verdict(phase, phase(phase), new RunSentence(words, run).text());
    }

    /** The name of a phase. */
    public String phase(Phase phase) {
        return words.say("phase." + id(phase));
    }

    /** What was recognized in a log of another program. */
    public LogSentences log(LogPreview log) {
        return new LogSentences(words, log);
    }

    /** Why no jump is forecast. */
    public String reason(ForecastReason reason) {
        return reason(words, reason);
    }

    static String reason(Words words, ForecastReason reason) {
        return switch (reason.code()) {
            case OTHER -> reason.text();
            case AFTER_LAST_STEP ->
                words.say(
                        "reason.after-last-step",
                        NumberFormat.rounded(number(reason, 0)),
                        NumberFormat.count(number(reason, 1)));
            case UNSTATED ->
                words.say("reason.unstated", named(words, "unstated.", Aspect.values(), Aspect::id, reason));
            case MISSING_COLUMN ->
                words.say("reason.missing-column", named(words, "column.", Column.values(), Column::key, reason));
            case UNCALIBRATED, UNCALIBRATED_HELD, UNCALIBRATED_NO_DECAY ->
                words.say("reason." + reason.code().id(), aspect(words, reason));
            default -> words.say("reason." + reason.code().id(), NumberFormat.setting(number(reason, 0)));
        };
    }

    /** That no jump is expected, up to which step, how likely, and why. */
    static String noJump(Words words, RunConfig config, Forecast.NoJump none) {
        String reason = reason(words, none.reason());
        return Double.isNaN(none.noGrokking())
                ? reason
                : words.say("verdict.no-jump", budget(config, none), NumberFormat.probability(none.noGrokking())) + " "
                        + reason;
    }

    /** The step up to which no jump is expected; in files of older versions the run's last one. */
    static String budget(RunConfig config, Forecast.NoJump none) {
        return NumberFormat.count(none.reason().budget().orElse(config.maxSteps()));
    }

    /** In what the run differs from those that were calibrated on; older files do not say. */
    private static String aspect(Words words, ForecastReason reason) {
        Aspect[] all = Aspect.values();
        double stored = number(reason, 0);
        boolean known = stored >= 0 && stored < all.length;
        return words.say("aspect." + (known ? all[(int) stored].id() : "run"));
    }

    /** What a log from elsewhere leaves out. */
    private static <T> String named(
            Words words, String prefix, T[] all, Function<T, String> id, ForecastReason reason) {
        double stored = number(reason, 0);
        boolean known = stored >= 0 && stored < all.length && words.has(prefix + id.apply(all[(int) stored]));
        return words.say(known ? prefix + id.apply(all[(int) stored]) : prefix + "other");
    }

    private static double number(ForecastReason reason, int index) {
        return index < reason.numbers().size() ? reason.numbers().get(index) : Double.NaN;
    }

    /** The one number that matters. */
    public Headline headline(RunState run) {
        return Headline.of(words, run);
    }

    /** Several runs together; each has a name. */
    public RunComparison comparison(List<String> names, List<RunState> runs) {
        return RunComparison.of(words, names, runs);
    }

    /** The other numbers. */
    public Readouts readouts(RunState run) {
        return Readouts.of(words, run);
    }

    /** The words of figures for print. */
    public FigureWords figures() {
        return new FigureWords(words);
    }

    /** What a run came to, for the command line. */
    public RunSummary summary(RunResult result) {
        return new RunSummary(words, result);
    }

    /** In place of the outcome of a run that another process trains. */
    public String runningElsewhere(long steps) {
        return words.say("summary.outcome.running", NumberFormat.count(steps));
    }

    /** In place of the outcome of a run whose process ended before it did. */
    public String interrupted(long steps) {
        return words.say("summary.outcome.interrupted", NumberFormat.count(steps));
    }

    /** The labels of what is marked in plots. */
    public Markers markers() {
        return new Markers(words);
    }

    /** By how many steps a guess or a forecast of T_grok was too late; negative if too early. */
    public String off(double steps) {
        return Math.abs(steps) < 0.5
                ? words.say("guess.exact")
                : words.say("guess.off", NumberFormat.count(Math.abs(steps)), steps < 0 ? 0 : 1);
    }

    /** The name of an intervention. */
    public String intervention(Intervention intervention) {
        return intervention(words, intervention);
    }

    static String intervention(Words words, Intervention intervention) {
        return switch (intervention) {
            case Intervention.None() -> words.say("intervention.none");
            case Intervention.HoldNorm() -> words.say("intervention.hold-norm");
            case Intervention.CutDecay() -> words.say("intervention.cut-decay");
            case Intervention.SwitchOptimizer(Optimizer to) -> words.say("intervention.switch-optimizer", to.label());
        };
    }

    /** The name of a preset: what one will see. */
    public String title(Preset preset) {
        return words.say("preset." + preset.id() + ".title");
    }

    /** The name of the preset that a run is; otherwise what it learns. */
    public String title(RunConfig config) {
        return Preset.matching(config).map(this::title).orElseGet(config::subject);
    }

    /** The short name of a preset. */
    public String shortTitle(Preset preset) {
        return names().title(preset);
    }

    /** A network with its sizes, in a few words. */
    public String network(Network network) {
        return NetworkName.of(words, network);
    }

    /** The task, the network and the settings that decide when a run groks, on one line. */
    public String settings(RunConfig config) {
        return names().settings(config, Set.of(), false);
    }

    /** One or two sentences on what happens with a preset, and why. */
    public String description(Preset preset) {
        return words.say("preset." + preset.id() + ".description");
    }

    /** One name a configuration, of what differs between them, such as "λ 0.5, seed 7"; empty names where all are equal. */
    public List<String> names(List<RunConfig> configs) {
        return names().of(configs);
    }

    /** Runs that are compared: each name has all settings in which they differ, and what was changed in the run. */
    public GroupNames compared(List<NamedRun> runs) {
        return names().compared(runs);
    }

    /** A run in a list: how it departs from the usual settings of the list, such as "η 0.002"; "seed 48" if it does not. */
    public String besideUsual(RunConfig usual, NamedRun run) {
        return names().beside(usual, run);
    }

    /** A branch below the run that it comes from: "λ 0.5 from step 195". */
    public String branch(RunConfig parent, NamedRun run) {
        return names().branch(parent, run);
    }

    /** Says when something was, on the clock of a time zone. */
    public RelativeTime times(ZoneId zone) {
        return new RelativeTime(words, zone);
    }

    private RunNames names() {
        return new RunNames(words);
    }

    static String id(Phase phase) {
        return phase.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
