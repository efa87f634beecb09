package org.grokscope.storage.library;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.grokscope.run.Outcome;
import org.grokscope.run.RunEvent;
import org.grokscope.run.config.RunConfig;

/**
 * An entry of the library's list of runs.
 *
 * @param id its number in this library
 * @param uuid its name in all libraries
 * @param events the changes of how it trained and where it branched off, in order; milestones are left out
 * @param origin where it was trained
 * @param ended empty while it trains, and if it was interrupted and not reopened
 * @param isOpen whether a living process, this one or another, has it open to train it
 * @param isPaused whether it is open and waits, at its start or between two steps; one that is opened to be seen keeps its outcome
 * @param deleted whether it is in the Trash
 * @param outcome how it ended, as in files, or "not-measured" if it has no evaluation; empty while it trains and if it was interrupted
 * @param steps optimizer steps done
 * @param memorizationStep T_mem
 * @param grokkingStep T_grok
 * @param testAccuracy that of the last evaluation, from 0 to 1; empty without one
 * @param parent the uuid of the run that it is a branch of
 * @param checkpoints the number of its checkpoints
 * @param bytes the size of these
 */
public record StoredRun(
        long id,
        String uuid,
        Label label,
        RunConfig config,
        List<RunEvent> events,
        String origin,
        Instant created,
        Optional<Instant> ended,
        boolean isOpen,
        boolean isPaused,
        boolean deleted,
        Optional<String> outcome,
        long steps,
        OptionalLong memorizationStep,
        OptionalLong grokkingStep,
        OptionalDouble testAccuracy,
        Optional<String> parent,
        int checkpoints,
        long bytes) {

    /**
     * Name, note and tags, which the user gives a run.
     *
     * @param name empty for none
     * @param tags one or more words each, without commas
     */
    public record Label(String name, String note, List<String> tags) {

        private static final int LONGEST_LINE = 1_000;
        private static final Pattern LINE_BREAK = Pattern.compile("\\R");
        private static final Pattern CONTROL_IN_NOTE = Pattern.compile("[\\p{Cc}&&[^\t\n]]+");
        private static final Pattern CONTROL_IN_LINE = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");
        private static final Pattern SPACES = Pattern.compile("\\s+");

        /** No name, note or tags. */
        public static final Label NONE = new Label("", "", List.of());

        /** Keeps the tags in their order, drops duplicates and runs of spaces within them, and replaces control characters by spaces. */
        public Label {
            name = line(name);
            note = replaced(CONTROL_IN_NOTE, replaced(LINE_BREAK, note, "\n"), " ");
            tags = tags.isEmpty()
                    ? List.of()
                    : tags.stream()
                            .map(tag -> replaced(SPACES, line(tag), " ").strip())
                            .filter(tag -> !tag.isEmpty())
                            .distinct()
                            .toList();
        }

        /** Most runs of a library have neither name nor note nor tags. */
        private static String replaced(Pattern what, String text, String by) {
            return text.isEmpty() ? text : what.matcher(text).replaceAll(by);
        }

        /** As much as a bundle may have, without half of a character at the end. */
        private static String line(String text) {
            String line = replaced(CONTROL_IN_LINE, text, " ");
            boolean cutsPair = line.length() > LONGEST_LINE && Character.isHighSurrogate(line.charAt(LONGEST_LINE - 1));
            return line.substring(0, Math.min(line.length(), cutsPair ? LONGEST_LINE - 1 : LONGEST_LINE));
        }

        /** Splits a line of text at commas. */
        public static List<String> tagsOf(String line) {
            return new Label("", "", List.of(line.split(","))).tags();
        }
    }

    /** Copies the list. */
    public StoredRun {
        events = List.copyOf(events);
    }

    /** η at the end; {@link #config} has the one at the start. */
    public double learningRate() {
        double rate = config.learningRate();
        for (RunEvent event : events) {
            if (event instanceof RunEvent.LearningRateChanged changed) {
                rate = changed.to();
            }
        }
        return rate;
    }

    /** λ at the end. */
    public double weightDecay() {
        double decay = config.weightDecay();
        for (RunEvent event : events) {
            if (event instanceof RunEvent.WeightDecayChanged changed) {
                decay = changed.to();
            }
        }
        return decay;
    }

    /** Whether it was trained in a window and stopped before the end that its settings give it, so that it can be resumed. */
    public boolean isStopped() {
        return ended.isPresent()
                && checkpoints > 0
                && steps > 0
                && List.of(Origin.WINDOW, Origin.COMPARISON).contains(Origin.of(origin))
                && !outcome.equals(Optional.of("failed"))
                && !config.isComplete(steps, grokkingStep);
    }

    /** How it ended; or that it is running, is paused or was interrupted. */
    public String state() {
        return outcome.map(Outcome::shown).orElse(!isOpen ? "interrupted" : isPaused ? "paused" : "running");
    }

    /**
     * Its name.
     *
     * @param unnamed gives a run without a name a title
     */
    public String title(Function<RunConfig, String> unnamed) {
        return label.name().isEmpty() ? unnamed.apply(config) : label.name();
    }

    /**
     * Its description, in which {@link #matching} looks for words.
     *
     * @param unnamed as for {@link #title}
     * @param shown what else is shown of it, such as its state in the user's language
     */
    public String words(Function<RunConfig, String> unnamed, String... shown) {
        return Stream.of(
                        Stream.of(title(unnamed), label.note(), origin, state(), Long.toString(id)),
                        label.tags().stream(),
                        Stream.of(shown),
                        Stream.of(
                                config.task().shortId(),
                                config.subject(),
                                config.network().id(),
                                config.optimizer().id(),
                                config.optimizer().label(),
                                "seed " + config.seed(),
                                created.toString()))
                .flatMap(each -> each)
                .collect(Collectors.joining("\n"))
                .toLowerCase(Locale.ROOT);
    }

    /** Whether all words of a search occur in a run's {@link #words}. */
    public static Predicate<String> matching(String search) {
        List<String> all = List.of(search.strip().toLowerCase(Locale.ROOT).split("\\s+"));
        return words -> all.stream().allMatch(words::contains);
    }
}
