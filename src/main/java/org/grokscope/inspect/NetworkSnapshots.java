package org.grokscope.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The snapshots of one run, in the order of their steps. When they exceed the memory limit, every second one is dropped,
 * so that they stay spread over the whole run. One thread adds, any thread reads.
 */
public final class NetworkSnapshots {

    private static final long MOST_BYTES = 24L << 20;
    private static final int MOST = 900;

    private final List<NetworkSnapshot> looks = new ArrayList<>();
    private long bytes;

    /** Adds one in its place, which is the end for a run that trains. */
    public synchronized void add(NetworkSnapshot look) {
        int place = looks.size();
        while (place > 0 && looks.get(place - 1).step() > look.step()) {
            place--;
        }
        looks.add(place, look);
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

    /** The last snapshot at or before a step, or else the first. */
    public synchronized Optional<NetworkSnapshot> at(long step) {
        NetworkSnapshot found = null;
        for (NetworkSnapshot look : looks) {
            if (found == null || look.step() <= step) {
                found = look;
            }
        }
        return Optional.ofNullable(found);
    }

    /** The newest snapshot. */
    public synchronized Optional<NetworkSnapshot> latest() {
        return looks.isEmpty() ? Optional.empty() : Optional.of(looks.getLast());
    }

    /** Copies the snapshots of another run, of which this one is a branch, up to a step. */
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
