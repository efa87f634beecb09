package org.grokscope.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.grokscope.run.Checkpoint;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunResult;
import org.grokscope.storage.library.Library;
import org.grokscope.storage.library.StoredRun;

/** Checks a library after a kill, against a run that was never killed. */
final class KilledLibrary {

    private final Path file;
    private final RunHistory expected;
    /** Runs that are complete and were checked. */
    private final Set<Long> complete = new HashSet<>();

    KilledLibrary(Path file, RunHistory expected) {
        this.file = file;
        this.expected = expected;
    }

    /**
     * What is in a library after a kill.
     *
     * @param problems what is wrong, as sentences
     * @param isDamaged whether SQLite's check of the file fails
     * @param checked how many evaluations were in the library before the kill, by the report of the killed process
     * @param lost how many of them are not there any more
     * @param lastStep the last evaluation of the newest run; -1 if there is none
     * @param interrupted the run that the next process should resume
     */
    record Found(
            List<String> problems,
            boolean isDamaged,
            long checked,
            long lost,
            long lastStep,
            OptionalLong interrupted) {}

    /**
     * Opens the library as the next process does, and checks it.
     *
     * @param recorded how many evaluations of each run should be there
     */
    Found check(Map<Long, Integer> recorded) throws IOException, SQLException {
        List<String> problems = new ArrayList<>();
        Map<Long, Integer> sizes = new HashMap<>();
        long lastStep = -1;
        try (Library library = Library.open(file, "9.9")) {
            OptionalLong interrupted = library.interrupted().stream()
                    .filter(KilledRun::isUnfinished)
                    .mapToLong(StoredRun::id)
                    .findFirst();
            Library.Listing listing = library.runs();
            problems.addAll(listing.problems());
            for (StoredRun run : listing.runs()) {
                if (complete.contains(run.id())) {
                    continue;
                }
                RunHistory history = checkRun(library, run, problems);
                sizes.put(run.id(), history.size());
                if (lastStep < 0 && history.size() > 0) {
                    lastStep = (long) history.value(RunHistory.Column.STEP, history.size() - 1);
                }
            }
            String integrity = integrity();
            if (!integrity.equals("ok")) {
                problems.add(integrity);
            }
            long lost = 0;
            for (Map.Entry<Long, Integer> each : recorded.entrySet()) {
                lost += Math.max(0, each.getValue() - sizes.getOrDefault(each.getKey(), 0));
            }
            long checked = recorded.values().stream().mapToLong(rows -> rows).sum();
            return new Found(problems, !integrity.equals("ok"), checked, lost, lastStep, interrupted);
        }
    }

    private RunHistory checkRun(Library library, StoredRun run, List<String> problems) throws IOException {
        RunResult result = library.load(run.id());
        RunHistory history = result.history();
        for (Checkpoint each : library.checkpoints(run.id())) {
            if (each.step() > result.steps()) {
                problems.add("run " + run.id() + " has a checkpoint after its last evaluation");
            }
        }
        for (int row = 0; row < history.size(); row++) {
            if (row >= expected.size() || !history.evaluation(row).equals(expected.evaluation(row))) {
                problems.add("run " + run.id() + " differs in row " + row + " from one that was never killed");
                return history;
            }
        }
        if (run.steps() == run.config().maxSteps() && run.ended().isPresent()) {
            complete.add(run.id());
            if (history.size() != expected.size() || !history.events().equals(expected.events())) {
                problems.add("run " + run.id() + " is complete and differs from one that was never killed");
            }
        }
        return history;
    }

    /** How many runs came to their end. */
    int finished() {
        return complete.size();
    }

    private String integrity() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA integrity_check")) {
            return rows.next() ? rows.getString(1) : "no answer";
        }
    }
}
