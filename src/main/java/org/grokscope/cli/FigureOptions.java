package org.grokscope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.grokscope.cli.library.LibraryOptions;
import org.grokscope.cli.terminal.Output;
import org.grokscope.cli.terminal.ResultFile;
import org.grokscope.experiments.sweep.SweepException;
import org.grokscope.experiments.sweep.SweepRuns;
import org.grokscope.figures.FigureFile;
import org.grokscope.figures.FigureSpec;
import org.grokscope.figures.Figures;
import org.grokscope.narration.Narrator;
import org.grokscope.run.RunResult;
import org.grokscope.run.config.Schedule;
import org.grokscope.storage.format.OutputFile;
import org.grokscope.task.InvalidSettingException;
import org.grokscope.task.Named;
import org.grokscope.task.Range;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A figure for a paper or a slide, and how it is to be. */
final class FigureOptions {

    private static final Range STEP = Range.whole("step", 0, (long) Schedule.MAX_STEPS.max());
    private static final List<String> CAPTIONS = List.of("settings", "none");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--figure",
            paramLabel = "FILE",
            description =
                    "Write a figure for a paper or a slide; the name ends in .svg, .pdf or .png (300 dpi). Of several runs, "
                            + "or of a sweep's results folder: the median of the runs that differ in their seed alone, with the band from "
                            + "the smallest to the largest value.")
    private Output figure;

    @Option(
            names = "--width",
            paramLabel = "NAME",
            description =
                    "Size of the figure. Allowed: single (3.4 in), double (7.0 in) or slide (16:9). Default: double.")
    private String width;

    @Option(
            names = "--panels",
            paramLabel = "NAME",
            description = "Plots of the figure. Allowed: accuracy, norm or both. Default: both.")
    private String panels;

    @Option(
            names = "--palette",
            paramLabel = "NAME",
            description = "Colours of the figure. Allowed: colour or greys. Default: colour.")
    private String palette;

    @Option(
            names = "--caption",
            paramLabel = "NAME",
            description = "What stands below the figure. Allowed: settings or none. Default: settings.")
    private String caption;

    @Option(names = "--from", paramLabel = "N", description = "First step of the figure. Default: 0.")
    private String from;

    @Option(names = "--to", paramLabel = "N", description = "Last step of the figure. Default: the end of the run.")
    private String to;

    /** The file; null if there is to be none. */
    Output file() {
        return figure;
    }

    /**
     * Checks all of it before runs are read.
     *
     * @throws InvalidSettingException if a value is invalid
     */
    FigureSpec checked() {
        if (figure == null) {
            if (Stream.of(width, panels, palette, caption, from, to).anyMatch(Objects::nonNull)) {
                throw bad(
                        "--width, --panels, --palette, --caption, --from and --to describe a figure: name it with --figure.");
            }
            return FigureSpec.DEFAULT;
        }
        Path path = figure.path("--figure", "the name of a figure", spec);
        if (FigureFile.of(path).isEmpty()) {
            throw bad("--figure must end in .svg, .pdf or .png (got " + figure + ").");
        }
        return new FigureSpec(
                chosen("width", width, FigureSpec.Width.values(), FigureSpec.DEFAULT.width()),
                chosen("panels", panels, FigureSpec.Panels.values(), FigureSpec.DEFAULT.panels()),
                chosen("palette", palette, FigureSpec.Colours.values(), FigureSpec.DEFAULT.colours()),
                captioned(),
                step("from", from),
                step("to", to));
    }

    private static <T extends Named> T chosen(String flag, String text, T[] options, T fallback) {
        return text == null
                ? fallback
                : Named.find(flag, text.strip().toLowerCase(Locale.ROOT), Arrays.asList(options));
    }

    private boolean captioned() {
        if (caption != null && !CAPTIONS.contains(caption)) {
            throw new InvalidSettingException("caption", caption, "must be settings or none");
        }
        return caption == null || caption.equals(CAPTIONS.getFirst());
    }

    private static OptionalLong step(String flag, String text) {
        try {
            return text == null ? OptionalLong.empty() : OptionalLong.of((long) STEP.parse(text));
        } catch (InvalidSettingException e) {
            throw new InvalidSettingException(flag, text, "must be a whole number between 0 and 10,000,000");
        }
    }

    private ParameterException bad(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** Whether an argument names the results of a sweep. */
    static boolean isSweep(String argument) {
        try {
            return Files.isDirectory(Path.of(argument));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** All runs that arguments name: stored ones, and those of sweeps. */
    List<RunResult> runs(List<String> arguments, LibraryOptions library, String version) throws IOException {
        List<RunResult> runs = new ArrayList<>();
        for (String argument : arguments) {
            if (isSweep(argument)) {
                try {
                    runs.addAll(SweepRuns.read(List.of(Path.of(argument))));
                } catch (SweepException e) {
                    throw new IOException(e.getMessage(), e);
                }
            } else {
                runs.add(library.read(argument, version).run());
            }
        }
        return runs;
    }

    /** The figure of a run as the text of an SVG file. */
    static String svg(RunResult run, FigureSpec chosen, String version, Locale language) {
        return figures(version, language).svg(List.of(run), chosen);
    }

    /** The figure in a run's bundle; none of a run that was not evaluated. */
    static Optional<String> bundled(RunResult run, String version) {
        return figures(version, Locale.ENGLISH).bundled(run);
    }

    private static Figures figures(String version, Locale language) {
        return new Figures(new Narrator(language), version);
    }

    /** Writes a figure to a file of some kind. */
    static void write(
            Path file, FigureFile kind, List<RunResult> runs, FigureSpec chosen, String version, Locale language)
            throws IOException {
        byte[] bytes = figures(version, language).file(kind, runs, chosen);
        try (OutputFile output = OutputFile.prepare(file)) {
            output.writeBytes(out -> out.write(bytes));
        }
    }

    /** Writes the figure. */
    void write(List<RunResult> runs, FigureSpec chosen, String version, Locale language) throws IOException {
        Path path = ResultFile.check("--figure", figure, "the name of a figure", spec);
        write(path, FigureFile.of(path).orElseThrow(), runs, chosen, version, language);
    }
}
