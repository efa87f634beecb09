package org.grokscope.ui.library;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.grokscope.storage.library.Library;
import org.grokscope.storage.library.StoredRun;
import org.grokscope.ui.controls.Texts;

/** What the library holds. Compared by identity: to compare thousands of runs would take longer than a frame. */
final class LibraryContents {

    static final LibraryContents NONE = new LibraryContents(new Library.Listing(List.of(), List.of()), 0, Path.of(""));

    private final Library.Listing listing;
    private final long bytes;
    private final Path file;
    /** For each run the text in which a search looks for words; null until it is needed: the list is shown without. */
    private List<String> words;

    /**
     * Runs that were read.
     *
     * @param listing the runs, or those in the Trash
     * @param bytes the library's size on disk
     */
    LibraryContents(Library.Listing listing, long bytes, Path file) {
        this.listing = listing;
        this.bytes = bytes;
        this.file = file;
    }

    List<StoredRun> runs() {
        return listing.runs();
    }

    /** The runs that cannot be read. */
    List<String> problems() {
        return listing.problems();
    }

    long bytes() {
        return bytes;
    }

    Path file() {
        return file;
    }

    /** The runs whose texts contain all words of a search. Takes longer than a frame. */
    List<StoredRun> found(String search) {
        if (search.isBlank()) {
            return runs();
        }
        List<String> texts = words();
        Predicate<String> matching = StoredRun.matching(search);
        return IntStream.range(0, texts.size())
                .filter(i -> matching.test(texts.get(i)))
                .mapToObj(runs()::get)
                .toList();
    }

    /** Does what takes long at the first search. */
    synchronized List<String> words() {
        if (words == null) {
            words = runs().stream()
                    .map(run -> run.words(Texts.narrator()::title, outcome(run)))
                    .toList();
        }
        return words;
    }

    /** How a run ended, as it is shown. */
    static String outcome(StoredRun run) {
        if (run.isOpen()) {
            return Texts.of("outcome.running");
        }
        boolean whole = run.config().isComplete(run.steps(), run.grokkingStep());
        return switch (run.outcome().orElse("")) {
            case "grokked" -> Texts.of("outcome.grokked");
            case "failed" -> Texts.of("outcome.failed");
            case "memorized-only" -> whole ? Texts.of("outcome.memorized-only") : Texts.of("outcome.stopped");
            case "not-learnt" -> whole ? Texts.of("outcome.not-learned") : Texts.of("outcome.stopped");
            case "not-measured" -> Texts.of("outcome.not-measured");
            default -> Texts.of("outcome.interrupted");
        };
    }
}
