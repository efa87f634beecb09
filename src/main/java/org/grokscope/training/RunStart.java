package org.grokscope.training;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.grokscope.inspect.NetworkSnapshots;
import org.grokscope.run.Checkpoint;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunResult;
import org.grokscope.run.config.RunConfig;

/**
 * Where a session begins: at initial weights, at a checkpoint of another run (a branch), or at a checkpoint of its own from an earlier
 * session (a resumed run).
 *
 * @param config the settings; task, network, batch and seed are those of the checkpoint's run
 * @param from the checkpoint; empty for initial weights
 * @param history the evaluations and events up to there, to which the session appends
 * @param snapshots the network snapshots up to there, to which the session appends
 * @param earlier checkpoints of the same run from an earlier session, by ascending step
 * @param seconds training time spent up to there
 */
public record RunStart(
        RunConfig config,
        Optional<Checkpoint> from,
        RunHistory history,
        NetworkSnapshots snapshots,
        List<Checkpoint> earlier,
        double seconds) {

    /** At the initial weights of a configuration. */
    static RunStart fresh(RunConfig config) {
        RunHistory history = new RunHistory(config.network().layers());
        return new RunStart(config, Optional.empty(), history, new NetworkSnapshots(), List.of(), 0);
    }

    /** Where a run of another program is when it begins to be followed. */
    static RunStart followed(RunConfig config, RunHistory history) {
        return new RunStart(config, Optional.empty(), history, new NetworkSnapshots(), List.of(), 0);
    }

    /** At a checkpoint of another run: a copy of everything up to there, and the event that says so. */
    static RunStart branch(RunConfig config, Checkpoint from, RunResult parent, NetworkSnapshots parentSnapshots) {
        RunHistory history = parent.history().upTo(from.step());
        history.append(new RunEvent.Forked(from.step()));
        NetworkSnapshots snapshots = new NetworkSnapshots();
        snapshots.addUpTo(from.step(), parentSnapshots);
        return new RunStart(config, Optional.of(from), history, snapshots, List.of(), secondsAt(from, parent));
    }

    /**
     * At the last checkpoint of a stored run, from which it continues exactly as it would have. Evaluations after that step are dropped,
     * and made again.
     *
     * @param checkpoints its checkpoints by ascending step, at least one
     */
    public static RunStart resumed(RunResult run, List<Checkpoint> checkpoints) {
        Checkpoint last = checkpoints.getLast();
        return new RunStart(
                run.config(),
                Optional.of(last),
                run.history().upTo(last.step()),
                new NetworkSnapshots(),
                checkpoints,
                secondsAt(last, run));
    }

    /** The run's training time up to a checkpoint: as recorded there, or else taking all steps as equally long. */
    private static double secondsAt(Checkpoint at, RunResult run) {
        double estimate = run.steps() == 0 ? 0 : run.seconds() * Math.min(1, (double) at.step() / run.steps());
        RunHistory history = run.history();
        if (history.size() == 0) {
            return estimate;
        }
        int row = history.rowAt(at.step());
        double recorded = history.value(RunHistory.Column.SECONDS, row);
        boolean isThere = history.value(RunHistory.Column.STEP, row) == at.step();
        if (Double.isNaN(recorded)) {
            return estimate;
        }
        return isThere ? recorded : Math.max(recorded, estimate);
    }

    /** The checkpoints without a snapshot of the network: of an earlier session, and the one that a branch begins at. By ascending step. */
    List<Checkpoint> unseen() {
        return Stream.concat(earlier.stream(), from.stream())
                .distinct()
                .filter(each -> snapshots.at(each.step()).stream().noneMatch(look -> look.step() == each.step()))
                .toList();
    }

    long step() {
        return from.map(Checkpoint::step).orElse(0L);
    }
}
