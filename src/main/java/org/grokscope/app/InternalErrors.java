package org.grokscope.app;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.grokscope.concurrent.Threads;
import org.grokscope.storage.format.CrashReports;

/**
 * Tells of errors that no other code has caught, on standard error and in a report. What JavaFX throws and prints after the process has begun
 * to end is no such error: a shutdown hook of its own stops the renderer while its other threads still use it.
 */
final class InternalErrors implements Thread.UncaughtExceptionHandler {

    private static final List<String> JAVAFX =
            List.of("javafx.", "com.sun.javafx.", "com.sun.glass.", "com.sun.prism.", "com.sun.scenario.");

    private final CrashReports reports;
    private final PrintStream err;

    private InternalErrors(CrashReports reports, PrintStream err) {
        this.reports = reports;
        this.err = err;
    }

    /**
     * Receives what is uncaught from now on, and stands between standard error and everything that prints there.
     *
     * @return standard error as it was, for what this program has to say while it ends
     */
    static PrintStream install(CrashReports reports) {
        PrintStream err = System.err;
        System.setErr(new PrintStream(new UntilShutdown(err), true, err.charset()));
        Thread.setDefaultUncaughtExceptionHandler(new InternalErrors(reports, err));
        return err;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable problem) {
        if (isOfJavaFx(problem) && Threads.isShutdown()) {
            return;
        }
        String report = reports.write("An error on the thread \"" + thread.getName() + "\"", Optional.of(problem))
                .map(file -> ". Report: " + file)
                .orElse("");
        err.println("Internal error: " + problem + report);
    }

    private static boolean isOfJavaFx(Throwable problem) {
        return Stream.of(problem.getStackTrace())
                .anyMatch(frame -> JAVAFX.stream().anyMatch(frame.getClassName()::startsWith));
    }

    /** Drops what is written after the process has begun to end. */
    private static final class UntilShutdown extends FilterOutputStream {

        UntilShutdown(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            if (!Threads.isShutdown()) {
                out.write(b);
            }
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (!Threads.isShutdown()) {
                out.write(bytes, from, length);
            }
        }
    }
}
