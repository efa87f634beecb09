package org.grokscope.experiments.paper;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.grokscope.run.RunResult;
import org.grokscope.run.config.RunConfig;

/** What has been run, to be asked for by configuration. */
public final class Results {

    private final Map<RunConfig, RunResult> runs;
    private final Function<RunConfig, List<SpectrumRow>> spectra;

    /**
     * Collects results.
     *
     * @param runs finished runs, no two of the same configuration
     * @param spectra finds the recorded spectra of a run's embedding; an empty list if there are none
     */
    public Results(Collection<RunResult> runs, Function<RunConfig, List<SpectrumRow>> spectra) {
        this.runs = runs.stream().collect(Collectors.toMap(RunResult::config, Function.identity()));
        this.spectra = spectra;
    }

    /** Those of the runs that are there, in the given order. */
    List<RunResult> of(Stream<RunConfig> configs) {
        return configs.map(runs::get).flatMap(Stream::ofNullable).toList();
    }

    /** Those of the runs that are there, read at a cadence. */
    Runs at(int cadence, Stream<RunConfig> configs) {
        return new Runs(
                of(configs).stream().map(run -> Measured.of(run, cadence)).toList());
    }

    /** The recorded spectra of a run's embedding. */
    Optional<List<SpectrumRow>> spectrum(RunConfig config) {
        return Optional.of(spectra.apply(config)).filter(rows -> !rows.isEmpty());
    }
}
