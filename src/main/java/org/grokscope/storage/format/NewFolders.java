package org.grokscope.storage.format;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** The folders that are created for a result, and removed again if nothing came into them unless they are kept. */
public final class NewFolders implements AutoCloseable {

    /** The innermost first. */
    private final Deque<Path> created = new ArrayDeque<>();

    private NewFolders() {}

    /** No folder. */
    public static NewFolders none() {
        return new NewFolders();
    }

    /**
     * Creates a folder with all that it is in.
     *
     * @throws IOException if one cannot be created; none is left then
     */
    public static NewFolders create(Path folder) throws IOException {
        NewFolders folders = new NewFolders();
        Deque<Path> missing = new ArrayDeque<>();
        for (Path each = folder.toAbsolutePath(); each != null && !Files.exists(each); each = each.getParent()) {
            missing.push(each);
        }
        try {
            for (Path each : missing) {
                FileErrors.explaining(each, () -> Files.createDirectory(each));
                folders.created.push(each);
            }
            if (!Files.isDirectory(folder)) {
                throw new IOException("it is not a folder");
            }
            return folders;
        } catch (IOException e) {
            folders.close();
            throw e;
        }
    }

    /** They stay, also if they are empty. */
    public void keep() {
        created.clear();
    }

    @Override
    public void close() throws IOException {
        for (Path folder : created) {
            try {
                Files.deleteIfExists(folder);
            } catch (DirectoryNotEmptyException e) {
                return; // there is a result in it
            }
        }
    }
}
