package org.grokscope.cli.library;

import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.grokscope.cli.terminal.ExitCode;
import org.grokscope.cli.terminal.Terminal;
import org.grokscope.narration.Narrator;
import org.grokscope.narration.NumberFormat;
import org.grokscope.run.config.ConfigField;
import org.grokscope.run.config.RunConfig;
import org.grokscope.storage.library.Library;
import org.grokscope.storage.library.LibraryAccess;
import org.grokscope.storage.library.StoredRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the library's runs. */
@Command(
        name = "list",
        description = "Lists the runs of the library, newest first.",
        footer = {
            "",
            "Example: grokscope list --search 'adamw grokked'",
            "",
            "Exit code: 0 finished, 1 failed, 2 bad usage."
        })
public final class ListCommand extends LibraryCommand {

    /** The least width of each column but the last; negative where the text is flush left. */
    private static final int[] WIDTHS = {5, -16, -34, 7, 7, 9, -14};

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    @Option(
            names = "--search",
            paramLabel = "TEXT",
            description = "List only runs whose name, note, tags or settings contain all these words.")
    private String search;

    @Option(
            names = {"--trash", "--bin"},
            description = "List the runs in the trash instead.")
    private boolean bin;

    public ListCommand(String version, Terminal terminal) {
        super(version, terminal);
    }

    @Override
    public Integer call() throws IOException {
        if (options.isMissingByDefault()) {
            terminal.print(options.nothingRecorded());
            return ExitCode.FINISHED;
        }
        return super.call();
    }

    @Override
    LibraryAccess access() {
        return LibraryAccess.READ;
    }

    @Override
    int use(Library library) throws IOException {
        Library.Listing all = bin ? library.trash() : library.runs();
        List<StoredRun> runs = all.runs().stream().filter(matching()).toList();
        if (!runs.isEmpty()) {
            terminal.print(line("run", "started", "what", "T_mem", "T_grok", "steps", "outcome", "settings"));
        }
        terminal.print(runs.stream().map(ListCommand::line).toList());
        all.problems().forEach(problem -> terminal.note(problem));
        terminal.print(String.format(
                Locale.ROOT,
                "%s %s in %s, %,.1f MB",
                NumberFormat.count(runs.size()),
                runs.size() == 1 ? "run" : "runs",
                library.file(),
                library.size() / 1e6));
        library.journalNote().ifPresent(terminal::print);
        return all.problems().isEmpty() ? ExitCode.FINISHED : ExitCode.FAILED;
    }

    private Predicate<StoredRun> matching() {
        if (search == null) {
            return _ -> true;
        }
        Predicate<String> matching = StoredRun.matching(search);
        return run -> matching.test(run.words(Narrator.ENGLISH::title));
    }

    /** As a format would: with one, thousands of lines take much longer. */
    private static String line(String... cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < WIDTHS.length; i++) {
            int padding = Math.max(0, Math.abs(WIDTHS[i]) - cells[i].length());
            boolean left = WIDTHS[i] < 0;
            line.repeat(' ', left ? 0 : padding).append(cells[i]).repeat(' ', 2 + (left ? padding : 0));
        }
        return line.append(cells[WIDTHS.length]).toString();
    }

    private static String line(StoredRun run) {
        String title = Terminal.oneLine(run.title(Narrator.ENGLISH::title));
        String tags = run.label().tags().isEmpty()
                ? ""
                : "  [" + String.join(", ", run.label().tags()) + "]";
        return line(
                Long.toString(run.id()),
                WHEN.format(run.created().atZone(ZoneId.systemDefault())),
                shortened(title),
                step(run.memorizationStep()),
                step(run.grokkingStep()),
                NumberFormat.count(run.steps()),
                run.state(),
                settings(run) + tags);
    }

    /** Of a run from elsewhere, those that are stated. */
    private static String settings(StoredRun run) {
        RunConfig config = run.config();
        Map<ConfigField, String> parts = new EnumMap<>(ConfigField.class);
        parts.put(ConfigField.OPTIMIZER, config.optimizer().label());
        parts.put(ConfigField.LEARNING_RATE, "η " + NumberFormat.changed(config.learningRate(), run.learningRate()));
        parts.put(ConfigField.WEIGHT_DECAY, "λ " + NumberFormat.changed(config.weightDecay(), run.weightDecay()));
        parts.put(ConfigField.SEED, "seed " + config.seed());
        parts.keySet().removeIf(field -> !config.isStated(field));
        return String.join(", ", parts.values());
    }

    /** Not half of a character: a terminal could not print the line. */
    private static String shortened(String title) {
        int end = title.length() > 33 && Character.isHighSurrogate(title.charAt(32)) ? 32 : 33;
        return title.length() <= 34 ? title : title.substring(0, end) + "…";
    }

    private static String step(OptionalLong step) {
        return step.isPresent() ? NumberFormat.count(step.getAsLong()) : "-";
    }
}
