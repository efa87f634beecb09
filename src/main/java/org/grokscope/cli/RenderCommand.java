package org.grokscope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.grokscope.cli.library.LibraryOptions;
import org.grokscope.cli.terminal.AppCommand;
import org.grokscope.cli.terminal.ExitCode;
import org.grokscope.cli.terminal.OnShutdown;
import org.grokscope.cli.terminal.Output;
import org.grokscope.cli.terminal.ResultFile;
import org.grokscope.cli.terminal.Terminal;
import org.grokscope.inspect.NetworkSnapshots;
import org.grokscope.narration.NumberFormat;
import org.grokscope.run.Outcome;
import org.grokscope.run.RunResult;
import org.grokscope.storage.format.FileErrors;
import org.grokscope.task.Range;
import org.grokscope.training.EngineChoice;
import org.grokscope.training.Engines;
import org.grokscope.training.InspectionMode;
import org.grokscope.training.TrainingSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Renders a run as a film. */
@Command(
        name = "render",
        abbreviateSynopsis = true,
        description =
                "Renders a run as a film, MP4 (H.264) or GIF, without a display. Without RUN, the configuration given by "
                        + "the flags is trained first, and the film also shows what the network has built.",
        footer = {
            "",
            "Example: grokscope render --preset fast --out fast.mp4 --seconds 25",
            "",
            "Exit code: 0 finished, 1 the run failed or the film could not be written, 2 bad usage."
        })
final class RenderCommand extends AppCommand {

    private static final Range SECONDS = Range.real("seconds", 2, 600);
    private static final Range RATE = Range.whole("fps", 5, 60);
    /** Players slow down a GIF that is faster. */
    private static final Range GIF_RATE = Range.whole("fps of a GIF", 5, 50);

    private final Engines engines;
    private final RunRenderer drawing;

    @Parameters(arity = "0..1", paramLabel = "RUN", description = LibraryOptions.STORED_RUN)
    private String stored;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "The film; the name ends in .mp4 or .gif.")
    private Output out;

    @Option(
            names = "--seconds",
            paramLabel = "X",
            description =
                    "Duration of the film in seconds. The run takes nine tenths of it, or all but 1.5 s; then its end is held. "
                            + "Allowed: 2 to 600. Default: 25.")
    private String seconds;

    @Option(
            names = "--fps",
            paramLabel = "N",
            description = "Frames per second. Allowed: 5 to 60, for GIF to 50. Default: 30, for GIF 10.")
    private String fps;

    @Option(names = "--play-once", description = "A GIF stops at its last frame. Default: it repeats without end.")
    private boolean playOnce;

    @Mixin
    private DrawingOptions look;

    @Mixin
    private LibraryOptions library;

    @Mixin
    private ConfigOptions config;

    RenderCommand(String version, Engines engines, RunRenderer drawing, Terminal terminal) {
        super(version, terminal);
        this.engines = engines;
        this.drawing = drawing;
    }

    @Override
    public Integer call() throws IOException {
        RunRenderer.Style style = valid(look::style);
        double length = valid(() -> seconds == null ? 25 : SECONDS.parse(seconds));
        Path file = checkedFile();
        OptionalInt rate = valid(() -> rate(isGif(file.toString())));
        RunRenderer.Reel reel = new RunRenderer.Reel(file, length, rate, !playOnce);
        if (stored != null) {
            RunResult run = library.read(stored, version).run();
            return film(new RunRenderer.Subject(run.config(), run.history(), new NetworkSnapshots()), style, reel);
        }
        TrainingSession session = new TrainingSession(
                config.toConfig(),
                engines.learners(EngineChoice.AUTO, engines.capacity().cores()));
        session.inspect(InspectionMode.ALWAYS);
        return new HeadlessRun(session, terminal, false).run(result -> {
            if (result.outcome() instanceof Outcome.Failed(long step, String message)) {
                terminal.note("The run failed: " + message);
                return ExitCode.FAILED;
            }
            return film(new RunRenderer.Subject(result.config(), result.history(), session.snapshots()), style, reel);
        });
    }

    private OptionalInt rate(boolean gif) {
        return fps == null ? OptionalInt.empty() : OptionalInt.of((int) (gif ? GIF_RATE : RATE).parse(fps));
    }

    private static boolean isGif(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".gif");
    }

    private Path checkedFile() throws IOException {
        String name = out.path("--out", "the name of a film", spec).toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".mp4") && !isGif(name)) {
            throw badUsage("--out must end in .mp4 or .gif (got " + out + ").");
        }
        if (playOnce && !isGif(name)) {
            throw badUsage(
                    "--play-once is for GIF; whether an MP4 repeats is a setting of its player (got " + out + ").");
        }
        return ResultFile.check("--out", out, "the name of a film", spec);
    }

    private int film(RunRenderer.Subject subject, RunRenderer.Style style, RunRenderer.Reel reel) {
        AtomicBoolean stopped = new AtomicBoolean();
        try (OnShutdown _ = new OnShutdown(() -> stopped.set(true), () -> {})) {
            drawing.film(subject, style, reel, this::show, stopped::get);
            if (terminal.isInteractive()) {
                terminal.redraw("");
            }
            terminal.print("Wrote " + out + ", " + NumberFormat.count(Files.size(reel.file()) / 1000) + " kB.");
            return ExitCode.FINISHED;
        } catch (IOException e) {
            terminal.note("--out: " + out + " was not written: " + FileErrors.reason(e));
            return ExitCode.FAILED;
        } catch (CancellationException e) {
            terminal.note("Rendering was cancelled; no film was written.");
            return ExitCode.FAILED;
        }
    }

    private void show(double part) {
        if (terminal.isInteractive()) {
            terminal.redraw(String.format(Locale.ROOT, "rendering %.0f %%", 100 * part));
        }
    }
}
