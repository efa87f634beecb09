package org.grokscope.faults;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The figures of a drill of kills. */
final class KillCounts {

    private int windows;
    private int commands;
    private int trained;
    private int dialogs;
    private int second;
    private int resumed;
    private int ended;
    private int survived;
    private int damaged;
    private int fonts;
    private long checked;
    private long lostRows;
    private final List<Double> unwritten = new ArrayList<>();

    /**
     * Adds a process.
     *
     * @param killed false if the process had come to its end before
     * @param problems what was wrong
     */
    void add(
            boolean isWindow,
            boolean killed,
            Victim victim,
            boolean hadSecondProcess,
            KilledLibrary.Found found,
            List<String> problems) {
        windows += killed && isWindow ? 1 : 0;
        commands += killed && !isWindow ? 1 : 0;
        ended += killed ? 0 : 1;
        trained += victim.hasTrained() ? 1 : 0;
        dialogs += victim.hadDialog() ? 1 : 0;
        second += hadSecondProcess ? 1 : 0;
        resumed += victim.resumed().isPresent() ? 1 : 0;
        damaged += found.isDamaged() ? 1 : 0;
        checked += found.checked();
        lostRows += found.lost();
        survived += problems.isEmpty() && found.lost() == 0 ? 1 : 0;
        if (victim.hasTrained()) {
            unwritten.add(victim.secondsAfter(found.lastStep()));
            Collections.sort(unwritten);
        }
    }

    void addFonts(int files) {
        fonts += files;
    }

    int kills() {
        return windows + commands;
    }

    int tried() {
        return kills() + ended;
    }

    int survived() {
        return survived;
    }

    /** All of them, for the table. */
    String sentence(int finished) {
        return String.format(
                Locale.ROOT,
                "%,d windows (%s) and %,d command lines killed, %,d had ended before; %,d were training, %,d had a dialog open, "
                        + "beside %,d another process read; %,d resumed a run, %,d runs finished, to the last bit as if never "
                        + "killed; of %,d recorded evaluations %,d lost, %,d libraries damaged; not yet recorded: the last "
                        + "%.2f s (median), %.2f s (most); JavaFX left %,d copies of fonts in the folder for temporary files",
                windows,
                Victim.hasDisplay() ? "on a display" : "headless",
                commands,
                ended,
                trained,
                dialogs,
                second,
                resumed,
                finished,
                checked,
                lostRows,
                damaged,
                unwritten.isEmpty() ? 0 : unwritten.get(unwritten.size() / 2),
                unwritten.isEmpty() ? 0 : unwritten.getLast(),
                fonts);
    }
}
