package org.grokscope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.grokscope.cli.library.LibraryOptions;
import org.grokscope.cli.terminal.AppCommand;
import org.grokscope.cli.terminal.CsvOptions;
import org.grokscope.cli.terminal.ExitCode;
import org.grokscope.cli.terminal.Output;
import org.grokscope.cli.terminal.ResultFile;
import org.grokscope.cli.terminal.Terminal;
import org.grokscope.figures.FigureFile;
import org.grokscope.figures.FigureSpec;
import org.grokscope.run.RunResult;
import org.grokscope.storage.format.CsvFormat;
import org.grokscope.storage.format.FileErrors;
import org.grokscope.storage.format.OutputFile;
import org.grokscope.storage.format.RunBundle;
import org.grokscope.storage.format.RunCsv;
import org.grokscope.storage.format.RunFiles;
import org.grokscope.storage.format.RunJson;
import org.grokscope.storage.tensorboard.RunTensorBoard;
import org.grokscope.task.InvalidSettingException;
import org.grokscope.web.RunPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Exports a stored run. */
@Command(
        name = "export",
        description =
                "Exports a stored run as a figure, a bundle, JSON, CSV, a web page, TensorBoard events or weights, "
                        + "without a display.",
        footer = {
            "",
            "Example: grokscope export 12 --figure lesson.pdf --width single --bundle lesson.grokscope",
            "",
            "Exit code: 0 finished, 1 something could not be written, 2 bad usage."
        })
final class ExportCommand extends AppCommand {

    private static final String BUNDLE = "the name of a bundle";

    @Parameters(
            arity = "1..*",
            paramLabel = "RUN",
            description = LibraryOptions.STORED_RUN
                    + " A figure takes several runs, and results folders of sweeps; all else takes one.")
    private List<String> stored;

    @Option(
            names = "--bundle",
            paramLabel = "FILE",
            description = "Write the run with its checkpoints as one file (.grokscope), for 'import'.")
    private Output bundle;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the run as JSON; - is standard output.")
    private Output json;

    @Option(names = "--png", hidden = true, paramLabel = "FILE", description = "As --figure, with a name in .png.")
    private Output png;

    @Option(names = "--svg", hidden = true, paramLabel = "FILE", description = "As --figure; - is standard output.")
    private Output svg;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description = "Write the evaluations as CSV, one row each; - is standard output.")
    private Output csv;

    @Option(
            names = "--tensorboard",
            paramLabel = "DIR",
            description = "Write the evaluations, milestones and configuration as an event file for TensorBoard, in a "
                    + "folder of the run's own below this one. 'tensorboard --logdir DIR' shows all runs in it; it samples "
                    + "more than 1,000 points unless it gets --samples_per_plugin scalars=0.")
    private Output tensorBoard;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description =
                    "Write a web page that replays the run, one file that needs no network; - is standard output.")
    private Output html;

    @Option(
            names = "--language",
            paramLabel = "NAME",
            description = "The language of the web page and of figures. Allowed: en, de. Default: en.")
    private String language;

    @Mixin
    private FigureOptions figureOptions;

    @Mixin
    private WeightsOptions weightsOptions;

    @Mixin
    private CsvOptions csvOptions;

    @Mixin
    private LibraryOptions library;

    ExportCommand(String version, Terminal terminal) {
        super(version, terminal);
    }

    @Override
    public Integer call() throws IOException {
        CsvFormat format = valid(csvOptions::format);
        Locale locale = valid(this::locale);
        FigureSpec figureSpec = valid(figureOptions::checked);
        checkOutputs();
        long _ = valid(weightsOptions::check);
        Path weightsFile = ResultFile.check("--weights", weightsOptions.file(), "the name of a file", spec);
        Path bundleFile = ResultFile.check("--bundle", bundle, BUNDLE, spec);
        Path pictureFile = ResultFile.check("--png", png, "the name of an image", spec);
        Path _ = ResultFile.check("--figure", figureOptions.file(), "the name of a figure", spec);
        Path folder = tensorBoard == null ? null : tensorBoard.path("--tensorboard", "a folder", spec);
        if (isFigureOnly()) {
            return figure(figureSpec, locale) ? ExitCode.FINISHED : ExitCode.FAILED;
        }
        try (ResultFile table = ResultFile.prepare("--csv", csv, terminal);
                ResultFile text = ResultFile.prepare("--json", json, terminal);
                ResultFile page = ResultFile.prepare("--html", html, terminal);
                ResultFile plots = ResultFile.prepare("--svg", svg, terminal)) {
            RunBundle.Content content = library.read(stored.getFirst(), version);
            RunResult run = content.run();
            OutputFile.Content drawing = out -> out.write(FigureOptions.svg(run, figureSpec, version, locale));
            boolean written = table.write(out -> RunCsv.write(run.history(), format, out), terminal);
            written &= text.write(out -> RunJson.write(run, version, out), terminal);
            written &= wrote(
                    "--bundle",
                    bundle,
                    () -> RunBundle.write(content, FigureOptions.bundled(run, version), version, bundleFile));
            written &= wrote(
                    "--png",
                    png,
                    () -> FigureOptions.write(pictureFile, FigureFile.PNG, List.of(run), figureSpec, version, locale));
            written &= page.write(
                    out -> RunPage.write(new RunPage.Subject(run, true, content.name(), version, locale), out),
                    terminal);
            written &= plots.write(drawing, terminal);
            written &= wrote("--tensorboard", tensorBoard, () -> RunTensorBoard.write(subject(content), folder));
            written &= wrote(
                    "--weights",
                    weightsOptions.file(),
                    () -> terminal.print(weightsOptions.write(content, version, weightsFile)));
            written &= figure(figureSpec, locale);
            return written ? ExitCode.FINISHED : ExitCode.FAILED;
        } catch (InvalidSettingException e) {
            throw badUsage(e.getMessage(), e);
        }
    }

    /** The outputs of which each holds one run. */
    private Stream<Output> ofOneRun() {
        return Stream.of(bundle, json, png, svg, csv, html, tensorBoard, weightsOptions.file())
                .filter(Objects::nonNull);
    }

    private boolean isFigureOnly() {
        return ofOneRun().findAny().isEmpty();
    }

    private void checkOutputs() {
        if (isFigureOnly() && figureOptions.file() == null) {
            throw badUsage(
                    "Name at least one output: --figure, --bundle, --json, --csv, --html, --tensorboard or --weights.");
        }
        if (!isFigureOnly() && stored.size() > 1) {
            throw badUsage("Only --figure takes several runs; name one run for the other outputs.");
        }
        if (bundle != null && !bundle.path("--bundle", BUNDLE, spec).toString().endsWith("." + RunFiles.BUNDLE)) {
            throw badUsage("--bundle must end in ." + RunFiles.BUNDLE + " (got " + bundle + ").");
        }
    }

    private boolean figure(FigureSpec chosen, Locale locale) throws IOException {
        if (figureOptions.file() == null) {
            return true;
        }
        List<RunResult> runs = figureOptions.runs(stored, library, version);
        try {
            return wrote("--figure", figureOptions.file(), () -> figureOptions.write(runs, chosen, version, locale));
        } catch (InvalidSettingException e) {
            throw badUsage(e.getMessage(), e);
        }
    }

    private Locale locale() {
        String chosen = language == null ? Locale.ENGLISH.getLanguage() : language.strip();
        return RunPage.LANGUAGES.stream()
                .filter(each -> each.getLanguage().equalsIgnoreCase(chosen))
                .findFirst()
                .orElseThrow(() -> new InvalidSettingException("language", language, "must be en or de"));
    }

    private RunTensorBoard.Subject subject(RunBundle.Content content) throws IOException {
        RunResult run = content.run();
        String name = content.name().isEmpty()
                ? run.config().task().shortId().replaceAll("[^\\w+-]+", "-") + "-seed"
                        + run.config().seed()
                : content.name();
        Instant started = library.started(stored.getFirst(), run, version);
        return new RunTensorBoard.Subject(run, name, content.uuid(), started, false);
    }

    private interface Writing {
        void run() throws IOException;
    }

    private boolean wrote(String flag, Output file, Writing writing) {
        if (file == null) {
            return true;
        }
        try {
            writing.run();
            return true;
        } catch (IOException e) {
            terminal.note(flag + ": " + file + " was not written: " + FileErrors.reason(e));
            return false;
        }
    }
}
