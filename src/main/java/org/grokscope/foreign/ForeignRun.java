package org.grokscope.foreign;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.grokscope.foreign.formats.LogFiles;
import org.grokscope.foreign.formats.LogReader;
import org.grokscope.foreign.formats.LogSource;
import org.grokscope.run.RunResult;
import org.grokscope.run.config.ConfigField;
import org.grokscope.run.config.RunConfig;
import org.grokscope.task.InvalidSettingException;

/**
 * A run that was read from the log of another program.
 *
 * @param preview what was recognized in the log, a sentence each, for people
 * @param mapping which column is what
 * @param result the run
 * @param identity of the run in all libraries: the same evaluations, read with the same settings, are the same run
 */
public record ForeignRun(List<String> preview, ColumnMapping mapping, RunResult result, String identity) {

    private static final int MOST_NAMES = 12;
    private static final int LONGEST_NAME = 40;

    /** Copies the list. */
    public ForeignRun {
        preview = List.copyOf(preview);
    }

    /** Reads the only run in a file or a folder, as {@link #read(LogSource, ColumnMapping, StatedSettings)}. */
    public static ForeignRun read(Path source, ColumnMapping wanted, StatedSettings settings) throws IOException {
        return read(LogSource.of(source), wanted, settings);
    }

    /** A log that has been read. */
    private record Contents(String format, List<String> names, LogColumns columns, Map<String, String> settings) {

        static Contents of(LogSource source, ColumnMapping wanted) throws IOException {
            try (LogReader log = LogFiles.open(source)) {
                LogColumns columns =
                        new LogColumns(log.names(), Set.copyOf(wanted.columns().values()));
                log.read(columns, true);
                return new Contents(log.format(), log.names(), columns, log.settings());
            }
        }
    }

    /**
     * Reads a log from its beginning to its end.
     *
     * @param wanted the columns that the user names; the others are recognized by their names
     * @throws InvalidSettingException if a column that the user names is not in the log, or the run has more steps than the user says
     * @throws IOException if the log cannot be read, or is not one of a run; the message names it and says what to do
     */
    public static ForeignRun read(LogSource source, ColumnMapping wanted, StatedSettings settings) throws IOException {
        Contents log = Contents.of(source, wanted);
        if (log.columns().rows() == 0) {
            throw new IOException(source + " has no rows yet: nothing has been logged.");
        }
        checkNames(wanted, log.names());
        ColumnMapping mapping = wanted.completed(log.names(), log.columns().counts());
        checkRoles(source, mapping, log.names());
        LogRows rows = new LogRows(mapping, log.columns());
        Optional<String> problem = rows.problem();
        if (problem.isPresent()) {
            throw new IOException(source + ": " + problem.get());
        }
        Evaluations evaluations = rows.evaluations();
        if (evaluations.size() == 0) {
            throw new IOException(source + " has no evaluation yet: no row has a step and a number in the column "
                    + mapping.column(Role.TEST_ACCURACY).orElse(mapping.text()) + ".");
        }
        boolean isInEpochs = wanted.column(Role.STEP).isEmpty() && isEpoch(mapping);
        RunConfig config = settings.config(log.settings(), source.toString(), evaluations.cadence(), isInEpochs);
        RunResult run = new RunAssembler(config).run(evaluations, rows.isBroken());
        if (run.steps() > config.budget()) {
            throw new InvalidSettingException(
                    ConfigField.STEPS.label(),
                    String.valueOf(config.budget()),
                    String.format(Locale.ROOT, "must be at least %,d, the last step of the log", run.steps()));
        }
        String identity = LogIdentity.of(evaluations, log.settings(), settings);
        return new ForeignRun(preview(log, mapping, rows, evaluations.size(), isInEpochs), mapping, run, identity);
    }

    private static void checkNames(ColumnMapping wanted, List<String> names) {
        for (String name : wanted.columns().values()) {
            if (!names.contains(name)) {
                throw new InvalidSettingException(
                        ColumnMapping.SETTING, name, "must name columns of the log, which are " + list(names));
            }
        }
    }

    private static void checkRoles(LogSource source, ColumnMapping mapping, List<String> names) throws IOException {
        if (mapping.column(Role.STEP).isEmpty()) {
            throw new IOException(
                    source + " has no column that is recognized as the step. Name it with --columns step=NAME; "
                            + "the columns are " + list(names) + ".");
        }
        if (mapping.columns().size() == 1) {
            throw new IOException(source + " has no column that is recognized as an accuracy, a loss or a norm. "
                    + "Name them with --columns train-acc=NAME,test-acc=NAME; the columns are " + list(names) + ".");
        }
    }

    private static boolean isEpoch(ColumnMapping mapping) {
        return mapping.column(Role.STEP)
                .filter(name -> Role.plain(name).equals("epoch"))
                .isPresent();
    }

    private static String list(List<String> names) {
        if (names.isEmpty()) {
            return "none";
        }
        String all = names.stream()
                .limit(MOST_NAMES)
                .map(name -> name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME - 1) + "…" : name)
                .collect(Collectors.joining(", "));
        return names.size() > MOST_NAMES ? all + " and " + (names.size() - MOST_NAMES) + " others" : all;
    }

    private static String count(long count, String what) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? what : what + "s");
    }

    private static List<String> preview(
            Contents log, ColumnMapping mapping, LogRows rows, int evaluations, boolean isInEpochs) {
        List<String> lines = new ArrayList<>();
        lines.add(log.format() + ", " + count(log.columns().rows(), "row") + ", " + count(evaluations, "evaluation")
                + ".");
        lines.add("Columns: " + mapping.text() + ".");
        List<String> others = log.names().stream()
                .filter(name -> !name.isBlank() && !mapping.columns().containsValue(name))
                .toList();
        if (!others.isEmpty()) {
            lines.add("Not used: " + list(others) + ". --columns chooses others.");
        }
        if (rows.skipped() > 0) {
            lines.add("Left out: " + count(rows.skipped(), "row") + " without a step.");
        }
        if (rows.isPercent()) {
            lines.add("The accuracies are percentages.");
        }
        if (isInEpochs) {
            lines.add(
                    "The steps are epochs: η, λ and the batch size do not fit them. If an epoch is one step, add --columns "
                            + "step=" + mapping.column(Role.STEP).orElseThrow() + ".");
        }
        lines.addAll(mapping.gaps());
        return lines;
    }
}
