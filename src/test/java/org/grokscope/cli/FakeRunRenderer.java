package org.grokscope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.grokscope.storage.format.OutputFile;

/** Draws nothing, remembers what was asked for, and leaves a file with a few bytes. */
final class FakeRunRenderer implements RunRenderer {

    /** One request: a film, or a picture as one of no length. */
    record Request(Subject subject, Style style, Reel reel) {

        Path file() {
            return reel.file();
        }

        double seconds() {
            return reel.seconds();
        }
    }

    final List<Request> requests = new ArrayList<>();
    IOException failure;

    @Override
    public void film(Subject subject, Style style, Reel reel, DoubleConsumer progress, BooleanSupplier cancelled)
            throws IOException {
        progress.accept(0.5);
        take(new Request(subject, style, reel));
    }

    private void take(Request request) throws IOException {
        requests.add(request);
        if (failure != null) {
            throw failure;
        }
        OutputFile.write(request.file(), out -> out.write("drawn"));
    }
}
