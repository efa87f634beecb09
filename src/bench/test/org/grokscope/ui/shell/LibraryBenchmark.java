package org.grokscope.ui.shell;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import org.grokscope.cli.CommandLineApp;
import org.grokscope.cli.terminal.ResultStream;
import org.grokscope.concurrent.Threads;
import org.grokscope.engine.mxnet.MxNetLearners;
import org.grokscope.storage.format.CrashReports;
import org.grokscope.storage.library.ManyRuns;
import org.grokscope.training.Capacity;
import org.grokscope.ui.library.list.LibraryTable;
import org.grokscope.ui.preferences.Preferences;

/**
 * How long a library of many runs takes to be listed, searched, sorted and opened, on the command line and in a window that nobody sees, each
 * in one cold process; and for how long the JavaFX thread was busy at most. Arguments: the number of runs, and a file, which is created if it is
 * missing; {@code mvn -q -Pbench test-compile exec:exec -Dbench.main=org.grokscope.ui.shell.LibraryBenchmark -Dbench.args="10000 many.db"}.
 */
public final class LibraryBenchmark {

    private static final long PAUSE_MILLIS = 1_000;
    /** To look it up takes longer than what is measured. */
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final MainWindow window;
    private final AtomicLong longest = new AtomicLong();

    private LibraryBenchmark(MainWindow window) {
        this.window = window;
    }

    /** Measures and prints. */
    public static void main(String[] args) throws IOException, InterruptedException {
        int runs = Integer.parseInt(args[0]);
        Path file = Path.of(args[1]).toAbsolutePath();
        if (!Files.exists(file)) {
            ManyRuns.write(file, runs);
        }
        if (args.length > 2) {
            commandLine(file, List.of(args).subList(2, args.length));
        } else {
            window(file, runs);
        }
        System.exit(0); // the window's toolkit is not ended by itself
    }

    /** Time within a running process, to be compared with that for a library of one run. */
    private static void commandLine(Path file, List<String> command) {
        ResultStream nowhere = new ResultStream(OutputStream.nullOutputStream(), StandardCharsets.UTF_8);
        long start = System.nanoTime();
        long processor = processorTime();
        new CommandLineApp("0", null, null, nowhere, System.err, false, _ -> List.of())
                .execute(Stream.concat(command.stream(), Stream.of("--library", file.toString()))
                        .toArray(String[]::new));
        System.out.printf(
                Locale.ROOT,
                "%-34s %6.0f ms, processor time %.0f ms%n",
                String.join(" ", command),
                1e-6 * (System.nanoTime() - start),
                1e-6 * (processorTime() - processor));
    }

    private static void window(Path file, int runs) throws InterruptedException {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        CompletableFuture<MainWindow> shown = new CompletableFuture<>();
        new GrokScopeWindow(
                        new MxNetLearners(1),
                        Capacity.here(),
                        "0",
                        Preferences.read(file.resolveSibling("")),
                        file,
                        new CrashReports(List.of(file.resolveSibling("")), "0"))
                .start(Opening.USUAL, (_, window) -> shown.complete(window), shown::completeExceptionally);
        LibraryBenchmark bench = new LibraryBenchmark(shown.join());
        bench.watch();
        Thread.sleep(8 * PAUSE_MILLIS); // until it has warmed up
        bench.measure(
                "list",
                () -> bench.window.actions().get(AppAction.Id.LIBRARY).run().run(),
                () -> bench.rows() == runs);
        if (runs < 60) {
            return; // the usual cost of the screen, for comparison; 60 runs fill it
        }
        bench.measure("search", () -> bench.search("lesson adamw"), () -> bench.rows() > 0 && bench.rows() < runs);
        bench.measure("next letter", () -> bench.search("lesson adamw x"), () -> bench.rows() == 0);
        bench.measure("search ended", () -> bench.search(""), () -> bench.rows() == runs);
        bench.measure("sort", bench::sort, () -> bench.firstId() == 1);
        bench.measure(
                "back and listed again",
                () -> {
                    bench.window.actions().get(AppAction.Id.LIBRARY).run().run();
                    bench.window.actions().get(AppAction.Id.LIBRARY).run().run();
                },
                () -> bench.table() != null && bench.rows() == runs);
        bench.measure(
                "open",
                bench::openFirst,
                () -> bench.window.run().session().history().size() > 10);
    }

    /** On a machine with other work the time of the clock says little. */
    private static long processorTime() {
        return THREADS.getCurrentThreadCpuTime();
    }

    /** Something else that wants the JavaFX thread: the longest processor time that it has to wait. */
    private void watch() {
        Threads.start("watch", () -> {
            long before = fx(LibraryBenchmark::processorTime);
            while (true) {
                long now = fx(LibraryBenchmark::processorTime);
                longest.accumulateAndGet(now - before, Math::max);
                before = now;
            }
        });
    }

    private void measure(String what, Runnable action, BooleanSupplier done) throws InterruptedException {
        Thread.sleep(PAUSE_MILLIS);
        longest.set(0);
        long start = System.nanoTime();
        fx(() -> {
            action.run();
            return true;
        });
        while (!fx(done::getAsBoolean)) {
            Thread.sleep(2);
        }
        long end = System.nanoTime();
        Thread.sleep(PAUSE_MILLIS / 4);
        System.out.printf(
                Locale.ROOT,
                "%-34s %6.0f ms, JavaFX thread busy at most %.1f ms%n",
                what,
                1e-6 * (end - start),
                1e-6 * longest.get());
    }

    private interface Work<T> {
        T get();
    }

    private static <T> T fx(Work<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(work.get());
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        return result.join();
    }

    private LibraryTable table() {
        return (LibraryTable) window.scene().lookup(".lab-table");
    }

    private int rows() {
        LibraryTable table = table();
        return table == null ? 0 : table.runs().size();
    }

    private long firstId() {
        return table().runs().getFirst().id();
    }

    private void search(String words) {
        ((TextField) window.scene().lookup(".clearable-field")).setText(words);
    }

    private void sort() {
        TableColumn<?, ?> first = table().getColumns().getFirst();
        first.setSortType(TableColumn.SortType.ASCENDING);
        sort(table());
    }

    private static <R> void sort(TableView<R> table) {
        table.getSortOrder().setAll(List.of(table.getColumns().getFirst()));
    }

    private void openFirst() {
        table().select(table().runs().getFirst().id());
        ((Button) window.scene().lookup(".library-details .accent")).fire();
    }
}
