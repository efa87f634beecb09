package org.grokscope.storage.library;

import java.util.Optional;

/**
 * What is known of a run before anything has been measured.
 *
 * @param uuid its name in all libraries
 * @param origin where it is trained
 * @param parent where it was branched off
 * @param label what the user has written on it
 * @param process whose run it is; null if it is under way nowhere
 * @param appVersion the version of the program that trains it
 */
record RunEntry(
        String uuid, Origin origin, Optional<Parent> parent, StoredRun.Label label, Long process, String appVersion) {

    /** A moment of another run. */
    record Parent(String uuid, long step) {}
}
