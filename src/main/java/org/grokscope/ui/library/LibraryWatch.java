package org.grokscope.ui.library;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.grokscope.storage.library.Library;
import org.grokscope.storage.library.StoredRun;

/**
 * Looks from time to time, while the list is shown, whether it is still as the library is: runs grow, start and end, and are labelled or moved
 * to the Trash, by this window or by another process. Reads the whole list again only if it would differ in more than how far runs have come.
 */
final class LibraryWatch {

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final LibraryController library;
    private final Consumer<LibraryController.News> onGrown;
    private Instant next = Instant.MIN;
    private Optional<Library.Revision> known = Optional.empty();
    private boolean isLooking;

    /** @param onGrown is given the runs that train, and have only come further */
    LibraryWatch(LibraryController library, Consumer<LibraryController.News> onGrown) {
        this.library = library;
        this.onGrown = onGrown;
        library.contentsProperty().subscribe(contents -> known = contents.revision());
    }

    /** Reads the list again. */
    void readAll(Instant now) {
        next = now.plus(PAUSE);
        library.refresh();
    }

    /** Looks, if it is time; nothing is read before the library is open. */
    void look(Instant now) {
        if (isLooking || known.isEmpty() || now.isBefore(next)) {
            return;
        }
        isLooking = true;
        next = now.plus(PAUSE);
        List<StoredRun> growing = library.contentsProperty().get().runs().stream()
                .filter(StoredRun::isOpen)
                .toList();
        library.look(known.get(), growing, this::seen, () -> isLooking = false);
    }

    private void seen(LibraryController.News news) {
        isLooking = false;
        boolean isSame = known.filter(news.revision()::hasSameRuns).isPresent()
                // A process that was killed leaves no trace in the library.
                && news.runs().stream().allMatch(StoredRun::isOpen);
        if (isSame) {
            known = Optional.of(news.revision());
            onGrown.accept(news);
        } else {
            library.refresh();
        }
    }
}
