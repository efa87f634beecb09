package org.grokscope.foreign;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.grokscope.foreign.formats.LogReader;
import org.grokscope.foreign.formats.LogSource;
import org.grokscope.run.config.ConfigField;
import org.grokscope.run.config.RunConfig;
import org.grokscope.task.InvalidSettingException;

/**
 * What a log says by now.
 *
 * @param preview what was recognized
 * @param evaluations at least one
 * @param settled how many of them get nothing more: there is a later step
 * @param isBroken whether the numbers broke down at the end
 * @param config with which settings it was trained
 * @param logged those that the log states, by its own names
 */
record LogContents(
        LogPreview preview,
        Evaluations evaluations,
        int settled,
        boolean isBroken,
        RunConfig config,
        Map<String, String> logged) {

    private static final int MOST_NAMES = 12;
    private static final int LONGEST_NAME = 40;

    /** Columns for the rows of a log. */
    static LogColumns columns(LogReader log, ColumnMapping wanted) {
        return new LogColumns(log.names(), Set.copyOf(wanted.names()));
    }

    /**
     * Reads what is in the columns.
     *
     * @param wanted the columns that the user names; the others are recognized by their names
     * @throws InvalidSettingException if a column that the user names is not in the log, or the run has more steps than the user says
     * @throws IOException if it is no run, or none yet; the message names the log and says what to do
     */
    static LogContents of(
            LogSource source, LogReader log, LogColumns columns, ColumnMapping wanted, StatedSettings settings)
            throws IOException {
        if (columns.rows() == 0) {
            throw new IOException(source + " has no rows yet: nothing has been logged.");
        }
        List<String> names = log.names();
        checkNames(wanted, names);
        ColumnMapping mapping = wanted.completed(names, columns.counts());
        checkRoles(source, mapping, names);
        LogRows rows = new LogRows(mapping, columns);
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
        checkLength(evaluations, config);
        LogPreview preview = new LogPreview(
                log.format(),
                names,
                mapping,
                columns.rows(),
                evaluations.size(),
                rows.skipped(),
                rows.isPercent(),
                isInEpochs);
        int last = evaluations.size() - 1;
        int settled = rows.lastStep() > evaluations.step(last) ? last + 1 : last;
        return new LogContents(preview, evaluations, settled, rows.isBroken(), config, Map.copyOf(log.settings()));
    }

    /** The run, with the forecasts that would have been made while it trained. */
    ForeignRun run(StatedSettings settings) {
        RunAssembler assembler = new RunAssembler(config);
        assembler.append(evaluations, 0, evaluations.size());
        return new ForeignRun(preview, assembler.run(isBroken), LogIdentity.of(evaluations, logged, settings));
    }

    private static void checkLength(Evaluations evaluations, RunConfig config) {
        long last = evaluations.step(evaluations.size() - 1);
        if (last > config.budget()) {
            throw new InvalidSettingException(
                    ConfigField.STEPS.label(),
                    String.valueOf(config.budget()),
                    String.format(Locale.ROOT, "must be at least %,d, the last step of the log", last));
        }
    }

    private static void checkNames(ColumnMapping wanted, List<String> names) {
        for (String name : wanted.names()) {
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
        if (mapping.names().size() == 1) {
            throw new IOException(source + " has no column that is recognized as an accuracy, a loss or a norm. "
                    + "Name them with --columns train-acc=NAME,test-acc=NAME; the columns are " + list(names) + ".");
        }
    }

    private static boolean isEpoch(ColumnMapping mapping) {
        return mapping.column(Role.STEP)
                .filter(name -> Role.plain(name).equals("epoch"))
                .isPresent();
    }

    /** Names for a sentence; only the first of many. */
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
}
