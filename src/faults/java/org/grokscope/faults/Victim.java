package org.grokscope.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.grokscope.ui.shell.KilledWindow;

/** A process that is killed, and what it reported before. Its methods that tell what it reported are to be called when it has ended. */
final class Victim {

    private static final int SECONDS = 60;
    private static final List<String> QUICK_START =
            List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xmx256m", "-XX:-UsePerfData");

    private final Process process;
    private final Thread reader;
    /** The steps of evaluations, by the time at which they were reported. */
    private final TreeMap<Long, Long> measured = new TreeMap<>();

    private final Map<Long, Integer> recorded = new ConcurrentHashMap<>();
    private final CountDownLatch training = new CountDownLatch(1);
    private final CountDownLatch dialog = new CountDownLatch(1);
    private final List<String> other = new ArrayList<>();
    private volatile OptionalLong resumed = OptionalLong.empty();

    private Victim(Process process) {
        this.process = process;
        reader = Thread.ofPlatform().start(this::listen);
    }

    /**
     * Starts one.
     *
     * @param window the real window, on the display if there is one; otherwise as on the command line
     * @param dialog whether a file dialog is to be open
     */
    static Victim start(Path file, boolean window, boolean dialog) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        List<String> options = new ArrayList<>(QUICK_START);
        options.add("-Djava.io.tmpdir=" + Leftovers.temporary(folder));
        options.add("-Dprism.order=sw");
        if (!hasDisplay()) {
            options.add("-Dglass.platform=Headless");
        }
        String main = (window ? KilledWindow.class : KilledRun.class).getName();
        String[] args = dialog ? new String[] {file.toString(), "dialog"} : new String[] {file.toString()};
        ProcessBuilder builder = Children.java(folder, options, main, args);
        builder.environment().put("NO_AT_BRIDGE", "1"); // GTK would start processes of its own, which nobody ends
        return new Victim(builder.start());
    }

    static boolean hasDisplay() {
        return Optional.ofNullable(System.getenv("DISPLAY"))
                .filter(name -> !name.isEmpty())
                .isPresent();
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                take(line, line.split(" ", -1));
            }
        } catch (IOException e) {
            return; // it was killed
        }
    }

    private void take(String line, String[] words) {
        switch (words[0]) {
            case VictimReports.RESUMED -> resumed = OptionalLong.of(Long.parseLong(words[1]));
            case VictimReports.MEASURED -> {
                measured.put(System.nanoTime(), Long.parseLong(words[1]));
                training.countDown();
            }
            case VictimReports.RECORDED -> recorded.put(Long.parseLong(words[1]), Integer.parseInt(words[2]));
            case VictimReports.DIALOG -> dialog.countDown();
            default -> other.add(line);
        }
    }

    /** Waits until it trains and, if wanted, its dialog opens; false if that does not happen. */
    boolean awaitTraining(boolean withDialog) throws InterruptedException {
        return (withDialog ? dialog : training).await(SECONDS, TimeUnit.SECONDS);
    }

    /** Kills it; false if it had ended itself. */
    boolean kill() throws InterruptedException {
        boolean alive = process.isAlive();
        process.destroyForcibly().waitFor();
        reader.join();
        return alive;
    }

    boolean hasTrained() {
        return training.getCount() == 0;
    }

    boolean hadDialog() {
        return dialog.getCount() == 0;
    }

    /** The run that it resumed. */
    OptionalLong resumed() {
        return resumed;
    }

    /** The number of evaluations that were in the library, by run. */
    Map<Long, Integer> recorded() {
        return recorded;
    }

    /** How many seconds of what it reported as measured came after some step. */
    double secondsAfter(long step) {
        if (measured.isEmpty()) {
            return 0;
        }
        long end = measured.lastKey();
        long known = measured.entrySet().stream()
                .filter(entry -> entry.getValue() > step)
                .mapToLong(Map.Entry::getKey)
                .min()
                .orElse(end);
        return (end - known) / 1e9;
    }

    /** What it reported of errors. */
    List<String> errors() {
        return other.stream()
                .filter(line -> line.contains("Exception") || line.contains("Error"))
                .toList();
    }
}
