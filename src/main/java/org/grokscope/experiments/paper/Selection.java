package org.grokscope.experiments.paper;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.grokscope.run.config.RunConfig;
import org.grokscope.task.InvalidSettingException;

/**
 * What is to be run, and what is to be reported on.
 *
 * @param name an experiment's name, {@value #REGIME2} or {@value #ALL}
 * @param experiments the experiments of the report
 * @param runs what they need, each run once; for {@value #REGIME2} only the settings that are known to grok
 */
public record Selection(String name, List<Experiment> experiments, List<RunConfig> runs) {

    /** The name of the selection of all settings that grok, most of them within 20,000 steps. */
    public static final String REGIME2 = "regime2";
    /** The name of the selection of all experiments of the law's paper. */
    public static final String ALL = "all";

    /** What an {@link InvalidSettingException} calls a selection. */
    public static final String FIELD = "experiment";

    /**
     * Finds a selection.
     *
     * @param name upper and lower case are the same
     * @throws InvalidSettingException if there is none of that name
     */
    public static Selection named(String name) {
        String stripped = name.strip();
        List<Experiment> everything = Experiment.OF_THE_LAW;
        if (stripped.equalsIgnoreCase(ALL)) {
            return new Selection(ALL, everything, runs(everything.stream().map(Experiment::runs)));
        }
        if (stripped.equalsIgnoreCase(REGIME2)) {
            Stream<List<RunConfig>> grokking = Stream.of(
                    Experiment.S1.runs(),
                    Experiment.decay(PaperCells.GROKKING_LAMBDAS),
                    Experiment.S3.runs(),
                    Experiment.S5.runs(),
                    Experiment.S9.runs());
            return new Selection(REGIME2, everything, runs(grokking));
        }
        return Arrays.stream(Experiment.values())
                .filter(experiment -> experiment.name().equalsIgnoreCase(stripped))
                .findFirst()
                .map(experiment -> new Selection(experiment.name(), List.of(experiment), experiment.runs()))
                .orElseThrow(() -> new InvalidSettingException(FIELD, name, "must be one of " + names()));
    }

    /** The selection whose runs count in a report of this one, whichever they were trained for: of the law's paper all do. */
    public Selection shared() {
        return Experiment.OF_THE_LAW.containsAll(experiments) ? named(ALL) : this;
    }

    private static List<RunConfig> runs(Stream<List<RunConfig>> parts) {
        return parts.flatMap(List::stream).distinct().toList();
    }

    private static String names() {
        return Stream.concat(Arrays.stream(Experiment.values()).map(Experiment::name), Stream.of(REGIME2, ALL))
                .collect(Collectors.joining(", "));
    }
}
