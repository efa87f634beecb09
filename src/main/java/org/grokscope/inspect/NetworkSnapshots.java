package org.grokscope.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The looks inside one run, in the order of their steps. When they take more memory than they may, every second one is forgotten,
 * so that they stay spread over the whole run. One thread adds, any thread reads.
 */
public final class NetworkSnapshots {

    private static final long MOST_BYTES = 24L << 20;
    private static final int MOST = 900;

    private final List<NetworkSnapshot> looks = new ArrayList<>();
    private long bytes;

    /** Adds the newest. */
    public synchronized void add(NetworkSnapshot look) {
        looks.add(look);
        bytes += look.size();
        if (bytes > MOST_BYTES || looks.size() > MOST) {
            thinOut();
        }
    }

    private void thinOut() {
        List<NetworkSnapshot> kept = new ArrayList<>();
        for (int i = 0; i < looks.size(); i++) {
            if (i % 2 == 0 || i == looks.size() - 1) {
                kept.add(looks.get(i));
            }
        }
        looks.clear();
        looks.addAll(kept);
        bytes = kept.stream().mapToLong(NetworkSnapshot::size).sum();
    }

    /** The last look at or before a step; the first one if there is none before. */
    public synchronized Optional<NetworkSnapshot> at(long step) {
        NetworkSnapshot found = null;
        for (NetworkSnapshot look : looks) {
            if (found == null || look.step() <= step) {
                found = look;
            }
        }
        return Optional.ofNullable(found);
    }

    /** The newest look. */
    public synchronized Optional<NetworkSnapshot> latest() {
        return looks.isEmpty() ? Optional.empty() : Optional.of(looks.getLast());
    }

    /** Takes over the looks of another run up to a step: of the run that this one is a branch of. */
    public void addUpTo(long step, NetworkSnapshots others) {
        for (NetworkSnapshot look : others.all()) {
            if (look.step() <= step) {
                add(look);
            }
        }
    }

    /** All of them. */
    public synchronized List<NetworkSnapshot> all() {
        return List.copyOf(looks);
    }
}
