package org.grokscope.storage.library;

import java.util.Optional;

/**
 * What is stored of a run before its first evaluation.
 *
 * @param uuid its name in all libraries
 * @param parent where it branched from
 * @param process the process that trains it; null for none
 * @param appVersion the version of the program that stores it
 */
record RunEntry(
        String uuid, Origin origin, Optional<Parent> parent, StoredRun.Label label, Long process, String appVersion) {

    /** A run that comes from a file. */
    static RunEntry imported(String uuid, StoredRun.Label label, String appVersion) {
        return new RunEntry(uuid, Origin.IMPORT, Optional.empty(), label, null, appVersion);
    }

    /** A stored run that is resumed. */
    static RunEntry resumed(StoredRun stored, long process, String appVersion) {
        return new RunEntry(
                stored.uuid(), Origin.of(stored.origin()), Optional.empty(), stored.label(), process, appVersion);
    }

    /** The same run, trained by a process under another number. */
    RunEntry inProcess(long number) {
        return new RunEntry(uuid, origin, parent, label, number, appVersion);
    }

    /** A step of another run. */
    record Parent(String uuid, long step) {}
}
