package org.grokscope.ui.library;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.grokscope.storage.library.Library;
import org.grokscope.storage.library.StoredRun;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.library.list.RunFamilies;
import org.grokscope.ui.outcome.OutcomeKind;

/** What the library holds. Compared by identity: to compare thousands of runs would take longer than a frame. */
final class LibraryContents {

    static final LibraryContents NONE =
            new LibraryContents(Optional.empty(), new Library.Listing(List.of(), List.of()), 0, Path.of(""), Map.of());

    private final Optional<Library.Revision> revision;
    private final Library.Listing listing;
    private final long bytes;
    private final Path file;
    private final Map<String, Long> origins;
    /** For each run the text in which a search looks for words; null until it is needed: the list is shown without. */
    private List<String> words;

    private RunFamilies families;

    /**
     * Runs that were read.
     *
     * @param revision of the library, before it was read; empty for no library
     * @param listing the runs, or those in the Trash
     * @param bytes the library's size on disk
     * @param origins the numbers of runs that are not among them but have branches there
     */
    private LibraryContents(
            Optional<Library.Revision> revision,
            Library.Listing listing,
            long bytes,
            Path file,
            Map<String, Long> origins) {
        this.revision = revision;
        this.listing = listing;
        this.bytes = bytes;
        this.file = file;
        this.origins = origins;
    }

    /** Reads the runs of a library, or those in its Trash. */
    static LibraryContents of(Library library, boolean trash) throws IOException {
        Library.Revision revision = library.revision(Optional.empty());
        Library.Listing listing = trash ? library.trash() : library.runs();
        Set<String> listed = listing.runs().stream().map(StoredRun::uuid).collect(Collectors.toSet());
        Map<String, Long> origins = new HashMap<>();
        for (StoredRun run : listing.runs()) {
            Optional<String> parent = run.parent().filter(each -> !listed.contains(each));
            if (parent.isPresent() && !origins.containsKey(parent.get())) {
                library.find(parent.get()).ifPresent(found -> origins.put(found.uuid(), found.id()));
            }
        }
        return new LibraryContents(Optional.of(revision), listing, library.size(), library.file(), origins);
    }

    /** Of the library when this was read, or a moment before. */
    Optional<Library.Revision> revision() {
        return revision;
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
                    .map(run -> run.words(
                            Texts.narrator()::title, OutcomeKind.of(run).label()))
                    .toList();
        }
        return words;
    }

    /** Which runs are variations of the same settings. Takes longer than a frame at first. */
    synchronized RunFamilies families() {
        if (families == null) {
            families = new RunFamilies(Texts.narrator(), runs(), origins);
        }
        return families;
    }
}
