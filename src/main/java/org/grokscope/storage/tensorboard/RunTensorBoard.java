package org.grokscope.storage.tensorboard;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.grokscope.run.Milestones;
import org.grokscope.run.Outcome;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunHistory.Column;
import org.grokscope.run.RunResult;
import org.grokscope.storage.format.NewFolders;
import org.grokscope.storage.format.OutputFile;

/**
 * Exports runs for TensorBoard: into a folder of its own for each run, the evaluations and milestones as scalars, the configuration and
 * outcome for the HParams tab, and the outcome as text. Exporting a run again replaces its file.
 *
 * <p>A number that is not finite is written as it is, and TensorBoard marks it; what was not measured is left out.
 */
public final class RunTensorBoard {

    private static final String MEMORIZED = "milestone/memorized_step";
    private static final String GROKKED = "milestone/grokked_step";
    private static final String DELAY = "milestone/delay_steps";
    private static final String ENDING = ".grokscope";

    /**
     * A run to export.
     *
     * @param run the run
     * @param name names its folder, together with the uuid; characters that are none of letters, digits, dot or hyphen are replaced
     * @param uuid its identity: the same one means the same folder
     * @param started when its training began
     * @param running whether it is not over
     */
    public record Subject(RunResult run, String name, String uuid, Instant started, boolean running) {

        private String folder() {
            String plain = name.replaceAll("[^\\p{L}\\p{N}.-]+", "-").replaceAll("^[-.]+|[-.]+$", "");
            String start = plain.isEmpty() ? "run" : plain.substring(0, Math.min(60, plain.length()));
            return start + "-" + uuid.substring(0, Math.min(8, uuid.length()));
        }
    }

    private final RunResult run;
    private final RunHistory history;
    private final Subject subject;
    private final double started;
    private final EventFile events;

    private RunTensorBoard(Subject subject, OutputStream out) throws IOException {
        this.subject = subject;
        run = subject.run();
        history = run.history();
        started = subject.started().toEpochMilli() / 1e3;
        events = new EventFile(out, started);
    }

    /**
     * Writes a run as the only event file into its folder below another one; both are created if missing.
     *
     * @return the run's folder
     * @throws IOException if that fails; an earlier file is then unchanged
     */
    public static Path write(Subject subject, Path folder) throws IOException {
        Path own = folder.resolve(subject.folder());
        Path file = own.resolve("events.out.tfevents." + Instant.now().toEpochMilli() + ENDING);
        try (NewFolders _ = NewFolders.create(own);
                OutputFile out = OutputFile.prepare(file)) {
            out.writeBytes(stream -> write(subject, stream));
        }
        try (DirectoryStream<Path> earlier = Files.newDirectoryStream(own, "events.out.tfevents.*" + ENDING)) {
            for (Path each : earlier) {
                if (!each.getFileName().equals(file.getFileName())) {
                    Files.delete(each);
                }
            }
        }
        return own;
    }

    /** Writes a run. Does not close the stream. */
    static void write(Subject subject, OutputStream out) throws IOException {
        new RunTensorBoard(subject, out).write();
    }

    private void write() throws IOException {
        Message experiment = HyperparameterTab.experiment(List.of(
                MEMORIZED,
                GROKKED,
                DELAY,
                tag(Column.TRAIN_ACCURACY),
                tag(Column.TEST_ACCURACY),
                tag(Column.SQUARED_NORM)));
        events.hyperparameters(started, HyperparameterTab.EXPERIMENT, experiment);
        Message start = HyperparameterTab.start(run.config(), subject.folder(), started);
        events.hyperparameters(started, HyperparameterTab.START, start);
        int size = history.size();
        for (int row = 0; row < size; row++) {
            evaluation(row);
        }
        milestones(size);
        double ended = size == 0 ? started : wallTime(size - 1);
        events.text(ended, run.steps(), "outcome", outcome());
        Message end = HyperparameterTab.end(run.outcome(), subject.running(), ended);
        events.hyperparameters(ended, HyperparameterTab.END, end);
    }

    /** When an evaluation was made: as recorded, or else taking all steps as equally long. Pauses are left out. */
    private double wallTime(int row) {
        double seconds = history.value(Column.SECONDS, row);
        if (Double.isNaN(seconds)) {
            seconds = run.steps() == 0 ? 0 : run.seconds() * history.value(Column.STEP, row) / run.steps();
        }
        return started + seconds;
    }

    private void evaluation(int row) throws IOException {
        double time = wallTime(row);
        long step = (long) history.value(Column.STEP, row);
        boolean finite = run.timeline().isSound(history.evaluation(row));
        for (Column column : Column.values()) {
            boolean optional =
                    run.config().elsewhere().isPresent() || column == Column.ANGLE || Column.LOGITS.contains(column);
            boolean measured = !optional || !Double.isNaN(history.value(column, row));
            if (measured && column != Column.STEP && column != Column.SECONDS) {
                events.scalar(time, step, tag(column), history.value(column, row));
            }
        }
        for (int layer = 0; layer < history.layers().size(); layer++) {
            double norm = history.layerNorm(layer, row);
            if (!finite || !Double.isNaN(norm)) {
                events.scalar(
                        time,
                        step,
                        "squared_norm/" + history.layers().get(layer).replace(' ', '_'),
                        norm);
            }
        }
    }

    private void milestones(int size) throws IOException {
        Milestones reached = run.milestones();
        milestone(MEMORIZED, reached.memorizationStep(), reached.memorizationStep(), size);
        milestone(GROKKED, reached.grokkingStep(), reached.grokkingStep(), size);
        milestone(DELAY, reached.grokkingStep(), reached.delay(), size);
    }

    private void milestone(String tag, OptionalLong at, OptionalLong value, int size) throws IOException {
        if (at.isPresent() && value.isPresent() && size > 0) {
            long step = at.getAsLong();
            events.scalar(wallTime(history.rowAt(step)), step, tag, value.getAsLong());
        }
    }

    /** A table in Markdown. */
    private String outcome() {
        Milestones reached = run.milestones();
        String end = subject.running()
                ? "running"
                : run.outcome() instanceof Outcome.Failed(long step, String message)
                        ? "failed: " + message
                        : run.outcome().id();
        return "| | |\n|---|---|\n| outcome | " + end + " |\n| steps | " + run.steps() + " |\n| T_mem | "
                + step(reached.memorizationStep()) + " |\n| T_grok | " + step(reached.grokkingStep()) + " |\n| delay | "
                + step(reached.delay()) + " |\n";
    }

    private static String step(OptionalLong step) {
        return step.isPresent() ? Long.toString(step.getAsLong()) : "not reached";
    }

    private static String tag(Column column) {
        return switch (column) {
            case STEP -> "step";
            case TRAIN_LOSS -> "loss/train";
            case TRAIN_ACCURACY -> "accuracy/train";
            case TEST_LOSS -> "loss/test";
            case TEST_ACCURACY -> "accuracy/test";
            case SQUARED_NORM -> "squared_norm/total";
            case ANGLE -> "angle";
            case SECONDS -> "seconds";
            case LOGIT_SCALE -> "logits/scale";
            case SATURATED -> "logits/saturated";
            case ZERO_GRADIENT -> "logits/zero_gradient";
        };
    }
}
