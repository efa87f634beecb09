package org.grokscope.storage.library;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.grokscope.task.InvalidSettingException;

/** How SQLite protects the library's transactions. The file remembers it. */
public enum JournalMode {
    /** A write-ahead log for a new library, a rollback journal on a network drive; otherwise what the library has. */
    AUTO,
    /** A write-ahead log. All its processes must be on one machine. */
    WAL,
    /** A rollback journal: slower, but safe on network drives. */
    ROLLBACK;

    /** The environment variable that names a mode. */
    public static final String VARIABLE = "GROKSCOPE_LIBRARY_JOURNAL";

    /** File systems whose files other machines use, or whose shared memory does not work between processes. */
    private static final Set<String> NETWORK = Set.of(
            "nfs",
            "nfs3",
            "nfs4",
            "cifs",
            "smb",
            "smb2",
            "smb3",
            "smbfs",
            "afs",
            "afpfs",
            "lustre",
            "gpfs",
            "beegfs",
            "ceph",
            "glusterfs",
            "9p",
            "v9fs",
            "drvfs",
            "davfs",
            "webdav",
            "ncpfs",
            "ocfs2",
            "gfs2",
            "pvfs2",
            "orangefs",
            "panfs",
            "vboxsf",
            "prl_fs",
            "vmhgfs",
            "virtiofs");

    /**
     * The mode of a name.
     *
     * @param given the name on the command line; else {@value #VARIABLE}, else {@link #AUTO}
     */
    public static JournalMode named(Optional<String> given) throws InvalidSettingException {
        String name = given.orElseGet(() -> System.getenv().getOrDefault(VARIABLE, ""));
        if (name.isEmpty() && given.isEmpty()) {
            return AUTO;
        }
        for (JournalMode mode : values()) {
            if (mode.name().toLowerCase(Locale.ROOT).equals(name)) {
                return mode;
            }
        }
        throw new InvalidSettingException("library-journal", name, "must be auto, wal or rollback");
    }

    /** The type of the file system of a folder, if it is a network drive. */
    static Optional<String> networkDrive(Path folder) {
        if (folder.toString().startsWith("\\\\")) {
            return Optional.of("UNC");
        }
        try {
            FileStore store = Files.getFileStore(folder);
            return Optional.of(store.type()).filter(JournalMode::isNetwork);
        } catch (IOException e) {
            return Optional.empty(); // using the folder reports the problem
        }
    }

    /** FUSE serves sshfs and cloud drives; its local file systems work with either journal. */
    static boolean isNetwork(String type) {
        String name = type.toLowerCase(Locale.ROOT);
        return NETWORK.contains(name)
                || name.startsWith("fuse.")
                || name.startsWith("macfuse")
                || name.startsWith("osxfuse");
    }
}
