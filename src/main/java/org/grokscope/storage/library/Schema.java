package org.grokscope.storage.library;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** The versions of the tables, and the migrations between them. */
final class Schema {

    /** Marks the file's header. */
    static final String MARK = "Grok";

    /** Where SQLite's header has its field for such a mark. */
    static final int MARK_AT = 68;

    /** The mark as SQLite's number. */
    private static final long APPLICATION_ID = 0x47726F6B;

    private static final List<String> MIGRATIONS = List.of(
            "1-tables.sql",
            "2-views.sql",
            "3-reasons.sql",
            "4-seconds.sql",
            "5-sizes.sql",
            "6-tags.sql",
            "7-paused.sql",
            "8-logits.sql");

    private Schema() {}

    /** The version that this program writes. */
    static int version() {
        return MIGRATIONS.size();
    }

    /** Migrates a library to the current version; one that is not empty is backed up first. */
    static void migrate(Database database) throws SQLException, IOException {
        migrate(database, version());
    }

    /** Migrates a library to a version that is not older than its own. */
    static void migrate(Database database, int target) throws SQLException, IOException {
        if (check(database) == target) {
            return;
        }
        long before = database.number("PRAGMA user_version");
        if (before > 0) {
            backUp(database, before);
        }
        // Another process may have migrated in the meantime: the version is read again under the lock.
        database.transaction(() -> {
            for (int next = (int) check(database); next < target; next++) {
                database.script(text(MIGRATIONS.get(next)));
                database.execute("PRAGMA user_version = " + (next + 1));
            }
            database.execute("PRAGMA application_id = " + APPLICATION_ID);
        });
    }

    /** Rejects a library that would have to be migrated, but may only be read. */
    static void checkCurrent(Database database) throws SQLException, IOException {
        if (check(database) < version()) {
            throw LibraryException.of(
                    database.file(),
                    "was written by an older GrokScope and cannot be updated: it or its folder is read-only. Copy it to a "
                            + "folder of your own, and name the copy with --library FILE.",
                    null);
        }
    }

    /** Whether the tables are those of a library, of any version. */
    static boolean isOurs(Database database) throws SQLException, IOException {
        return database.number("PRAGMA application_id") == APPLICATION_ID;
    }

    private static long check(Database database) throws SQLException, IOException {
        long version = database.number("PRAGMA user_version");
        boolean empty = database.number("SELECT count(*) FROM sqlite_schema") == 0;
        if (!isOurs(database) && !(empty && version == 0)) {
            throw LibraryException.foreign(database.file(), "is a database of another program.", null);
        }
        if (version > version()) {
            throw LibraryException.of(
                    database.file(),
                    "was written by a newer GrokScope (version " + version + ", supported up to " + version()
                            + "). Update GrokScope, or choose another file with --library FILE.",
                    null);
        }
        return version;
    }

    private static void backUp(Database database, long version) throws SQLException, IOException {
        Path copy = database.file().resolveSibling(database.file().getFileName() + ".version-" + version);
        if (!Files.exists(copy)) {
            database.execute("VACUUM INTO ?", copy.toString());
        }
    }

    private static String text(String name) throws IOException {
        try (InputStream in = Schema.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
