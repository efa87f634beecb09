package org.grokscope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.grokscope.inside.Looks;
import org.grokscope.run.RunResult;
import org.grokscope.store.RunCsv;
import org.grokscope.store.RunJson;
import org.grokscope.store.RunTensorBoard;
import org.grokscope.task.InvalidSettingException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a stored run in other forms. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Writes a stored run as picture, drawing, table or TensorBoard events, without a display.",
        footer = {
            "",
            "Example: grokscope export run.json --png run.png --tensorboard logs/run",
            "",
            "Exit code: 0 finished, 1 something could not be written, 2 bad usage."
        })
final class ExportCommand implements Callable<Integer> {

    private final Drawing drawing;
    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN.json", description = "A run that was stored with run --json.")
    private Path stored;

    @Option(names = "--png", paramLabel = "FILE", description = "The run at its end as a picture.")
    private Path png;

    @Option(names = "--svg", paramLabel = "FILE", description = "Its plots as a drawing.")
    private Path svg;

    @Option(names = "--csv", paramLabel = "FILE", description = "Its evaluations as a table, one row each.")
    private String csv;

    @Option(
            names = "--tensorboard",
            paramLabel = "DIR",
            description = "Its evaluations as an event file in this folder, which is made.")
    private Path tensorBoard;

    @Mixin
    private DrawingOptions look;

    ExportCommand(Drawing drawing, Terminal terminal) {
        this.drawing = drawing;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Drawing.Style style;
        try {
            style = look.style();
        } catch (InvalidSettingException e) {
            throw new ParameterException(spec.commandLine(), Flags.message(e), e);
        }
        if (png == null && svg == null && csv == null && tensorBoard == null) {
            throw new ParameterException(
                    spec.commandLine(), "Nothing is asked for; allowed: --png, --svg, --csv, --tensorboard");
        }
        RunResult run = RunJson.read(stored);
        try (ResultFile table = ResultFile.prepare("--csv", csv, spec)) {
            boolean written = table.write(out -> RunCsv.write(run.history(), out), terminal);
            Drawing.Subject subject = new Drawing.Subject(run.config(), run.history(), new Looks());
            written &= wrote("--png", png, () -> drawing.picture(subject, style, png));
            written &= wrote("--svg", svg, () -> drawing.picture(subject, style, svg));
            written &= wrote("--tensorboard", tensorBoard, () -> RunTensorBoard.write(run.history(), tensorBoard));
            return written ? CommandLineApp.FINISHED : CommandLineApp.FAILED;
        }
    }

    private interface Writing {
        void run() throws IOException;
    }

    private boolean wrote(String flag, Path file, Writing writing) {
        if (file == null) {
            return true;
        }
        try {
            writing.run();
            return true;
        } catch (IOException e) {
            terminal.note(CommandLineApp.oneLine(flag + " = " + file + " could not be written: " + e));
            return false;
        }
    }
}
