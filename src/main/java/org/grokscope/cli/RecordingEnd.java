package org.grokscope.cli;

import java.io.IOException;
import java.util.Optional;
import org.grokscope.cli.terminal.Terminal;
import org.grokscope.narration.NumberFormat;
import org.grokscope.sessions.RunRecorder;
import org.grokscope.storage.library.Library;
import org.grokscope.storage.library.StoredRun;
import org.grokscope.training.TrainingSession;

/**
 * The end of a run's recording. If the library cannot be written, as on a full disk, the process does not wait until it can be: what
 * was kept, what is lost and how to go on is said instead.
 *
 * @param library the library, which is closed
 * @param recorder what records the run in it
 * @param flag names the library on a command line, or is empty
 */
record RecordingEnd(Library library, RunRecorder recorder, String flag) {

    /** Writes the rest of the recording; returns whether it is complete. */
    boolean finish(TrainingSession session, Terminal terminal) {
        String kept = "";
        Optional<String> problem;
        try (library) {
            library.flush();
            if (library.problem().isPresent()) {
                kept = kept(session);
            }
            library.close();
            problem = library.problem();
        } catch (IOException e) {
            problem = Optional.of(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            problem = Optional.of("The process was interrupted.");
        }
        String remedy = kept;
        problem.ifPresent(text -> terminal.note("The recording of the run is incomplete. " + text + remedy));
        return problem.isEmpty();
    }

    private String kept(TrainingSession session) throws IOException {
        Optional<StoredRun> stored = recorder.stored(library, session);
        if (stored.isEmpty() || stored.get().steps() == 0) {
            return " Nothing of the run was kept: start it again.";
        }
        StoredRun run = stored.get();
        String lost = session.step() > run.steps()
                ? "; the rest, up to step " + NumberFormat.count(session.step()) + ", is lost"
                : "";
        return " Run " + run.id() + " was kept up to step " + NumberFormat.count(run.steps()) + lost
                + ". 'grokscope run --resume " + run.id() + flag + "' trains the rest.";
    }
}
