package org.grokscope.ui.tasks;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.Writer;
import java.util.function.BooleanSupplier;

/** Fails as soon as it is cancelled, as on a full disk: what has been written so far is then discarded. */
final class CancellableWriter extends FilterWriter {

    private final BooleanSupplier cancelled;

    CancellableWriter(Writer out, BooleanSupplier cancelled) {
        super(out);
        this.cancelled = cancelled;
    }

    private void check() throws InterruptedIOException {
        if (cancelled.getAsBoolean()) {
            throw new InterruptedIOException("cancelled");
        }
    }

    @Override
    public void write(int c) throws IOException {
        check();
        super.write(c);
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        check();
        super.write(text, from, length);
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        check();
        super.write(text, from, length);
    }
}
