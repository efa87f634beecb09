package org.grokscope.storage.library;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.grokscope.run.config.RunConfig;

/**
 * What the library's list says of a run.
 *
 * @param id its number in this library
 * @param uuid its name in all libraries
 * @param label what the user calls it and says of it
 * @param config what was run
 * @param origin where
 * @param created when it began
 * @param ended when it ended, if it has
 * @param deleted whether it is in the bin
 * @param outcome how it ended, as in files; empty before
 * @param steps optimizer steps done
 * @param memorizationStep T_mem
 * @param grokkingStep T_grok
 * @param parent the uuid of the run that it is a branch of
 * @param checkpoints how many moments there are from which it can go on
 * @param bytes what these take
 */
public record StoredRun(
        long id,
        String uuid,
        Label label,
        RunConfig config,
        String origin,
        Instant created,
        Optional<Instant> ended,
        boolean deleted,
        Optional<String> outcome,
        long steps,
        OptionalLong memorizationStep,
        OptionalLong grokkingStep,
        Optional<String> parent,
        int checkpoints,
        long bytes) {

    /**
     * What the user has written on a run.
     *
     * @param name empty if it has none
     * @param note any text
     * @param tags words without blanks
     */
    public record Label(String name, String note, List<String> tags) {

        /** Nothing written. */
        public static final Label NONE = new Label("", "", List.of());

        /** Copies the tags, each once and in order. */
        public Label {
            tags = tags.stream()
                    .map(String::strip)
                    .filter(tag -> !tag.isEmpty())
                    .distinct()
                    .sorted()
                    .toList();
        }

        /** The tags that a line of text holds, between blanks or commas. */
        public static List<String> tagsOf(String line) {
            return Stream.of(line.strip().split("[\\s,]+"))
                    .filter(tag -> !tag.isEmpty())
                    .toList();
        }
    }

    /**
     * Its name.
     *
     * @param unnamed what it is called without one
     */
    public String title(Function<RunConfig, String> unnamed) {
        return label.name().isEmpty() ? unnamed.apply(config) : label.name();
    }

    /**
     * Whether all words of a search are somewhere in what is known of it.
     *
     * @param unnamed what it is called without a name
     */
    public boolean matches(String search, Function<RunConfig, String> unnamed) {
        String all = Stream.of(
                        Stream.of(title(unnamed), label.note(), origin, outcome.orElse("under way"), Long.toString(id)),
                        label.tags().stream(),
                        Stream.of(
                                config.task().id(),
                                config.task().formula(),
                                config.network().id(),
                                config.optimizer().id(),
                                config.optimizer().label(),
                                "seed " + config.seed(),
                                created.toString()))
                .flatMap(each -> each)
                .collect(Collectors.joining("\n"))
                .toLowerCase(Locale.ROOT);
        return Stream.of(search.strip().toLowerCase(Locale.ROOT).split("\\s+")).allMatch(all::contains);
    }
}
