package org.grokscope.cli.terminal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Optional;

/** Standard output. A {@link PrintStream} knows only that something failed, this one also why. */
public final class ResultStream extends PrintStream {

    private static final class Recorder extends FilterOutputStream {

        private IOException failure;

        Recorder(OutputStream out) {
            super(out);
        }

        @Override
        public synchronized void write(byte[] bytes, int from, int length) throws IOException {
            recording(() -> out.write(bytes, from, length));
        }

        @Override
        public synchronized void write(int b) throws IOException {
            recording(() -> out.write(b));
        }

        @Override
        public synchronized void flush() throws IOException {
            recording(out::flush);
        }

        private void recording(Action action) throws IOException {
            try {
                action.run();
            } catch (IOException e) {
                failure = failure == null ? e : failure;
                throw e;
            }
        }

        synchronized Optional<IOException> failure() {
            return Optional.ofNullable(failure);
        }
    }

    private interface Action {
        void run() throws IOException;
    }

    private final Recorder recorder;

    /** Prints to a stream that reports errors, which no {@link PrintStream} does. */
    public ResultStream(OutputStream out, Charset charset) {
        this(new Recorder(out), charset);
    }

    private ResultStream(Recorder recorder, Charset charset) {
        super(recorder, true, charset);
        this.recorder = recorder;
    }

    /** Why something could not be printed; empty if all was. */
    Optional<IOException> failure() {
        flush();
        return recorder.failure();
    }
}
