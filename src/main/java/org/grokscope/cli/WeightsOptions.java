package org.grokscope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.grokscope.cli.terminal.Output;
import org.grokscope.run.Checkpoint;
import org.grokscope.run.config.Schedule;
import org.grokscope.storage.format.RunBundle;
import org.grokscope.storage.weights.WeightsFile;
import org.grokscope.task.InvalidSettingException;
import org.grokscope.task.Range;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A file with the weights of a checkpoint. */
final class WeightsOptions {

    private static final Range AT = Range.whole("at", 0, (long) Schedule.MAX_STEPS.max());

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--weights",
            paramLabel = "FILE",
            description =
                    "Write the weights of a checkpoint as named arrays, for NumPy, PyTorch or JAX; the name ends in "
                            + ".npz or .safetensors.")
    private Output weights;

    @Option(
            names = "--at",
            paramLabel = "N",
            description =
                    "Step of the weights: those of the last checkpoint that is not after it. Default: the last one.")
    private String at;

    /** The file; null if there is to be none. */
    Output file() {
        return weights;
    }

    /**
     * Checks all of it before runs are read.
     *
     * @return the step that no checkpoint may be after
     * @throws InvalidSettingException if the step is none
     * @throws ParameterException if the name has no ending of a format, or a step has no file
     */
    long check() {
        if (weights == null && at != null) {
            throw new ParameterException(
                    spec.commandLine(), "--at chooses the step of --weights: name a file with --weights.");
        }
        if (weights != null
                && WeightsFile.of(weights.path("--weights", "the name of a file", spec))
                        .isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "--weights must end in .npz or .safetensors (got " + weights + ").");
        }
        return step();
    }

    private long step() {
        return at == null ? Long.MAX_VALUE : (long) AT.parse(at);
    }

    /**
     * Writes the file.
     *
     * @return which checkpoint it is
     * @throws IOException if it cannot be written or the run has no such checkpoint
     */
    String write(RunBundle.Content content, String version, Path file) throws IOException {
        Checkpoint checkpoint = chosen(content.checkpoints());
        WeightsFile.of(file).orElseThrow().write(content.run().config(), checkpoint, version, file);
        String done = "Weights of step " + shown(checkpoint.step()) + " written to " + weights + ".";
        return at == null || checkpoint.step() == step()
                ? done
                : done + " There is no checkpoint at step " + shown(step()) + "; this is the last one before it.";
    }

    private Checkpoint chosen(List<Checkpoint> checkpoints) throws IOException {
        if (checkpoints.isEmpty()) {
            throw new IOException(
                    "the run has no checkpoint (recorded runs of the library and bundles have them, JSON files do not)");
        }
        return checkpoints.reversed().stream()
                .filter(each -> each.step() <= step())
                .findFirst()
                .orElseThrow(() -> new IOException("the run's first checkpoint is at step "
                        + shown(checkpoints.getFirst().step()) + "; --at must be no smaller (got " + at + ")"));
    }

    private static String shown(long step) {
        return String.format(Locale.ROOT, "%,d", step);
    }
}
