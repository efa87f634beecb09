package org.grokscope.ui.library;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.grokscope.storage.library.Library;
import org.grokscope.storage.library.StoredRun;
import org.grokscope.ui.controls.Texts;

/**
 * What the library holds.
 *
 * @param runs the runs, or those in the Trash
 * @param words for each run the text in which a search looks for words
 * @param problems the runs that cannot be read
 * @param bytes its size on disk
 */
record LibraryContents(List<StoredRun> runs, List<String> words, List<String> problems, long bytes, Path file) {

    static final LibraryContents NONE = new LibraryContents(List.of(), List.of(), List.of(), 0, Path.of(""));

    static LibraryContents of(Library.Listing listing, long bytes, Path file) {
        List<String> words = listing.runs().stream()
                .map(run -> run.words(Texts.narrator()::title, LibraryTable.outcome(run)))
                .toList();
        return new LibraryContents(listing.runs(), words, listing.problems(), bytes, file);
    }

    /** By identity: to compare thousands of runs whenever they are read again would take longer than a frame. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    /** The runs whose texts contain all words of a search. */
    List<StoredRun> found(String search) {
        return IntStream.range(0, runs.size())
                .filter(i -> StoredRun.matches(words.get(i), search))
                .mapToObj(runs::get)
                .toList();
    }
}
