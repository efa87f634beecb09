package org.grokscope.storage.format;

import java.io.IOException;

/** A file is valid, but of a format version that this program does not read. */
public final class OtherVersionException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param file the file's name
     * @param found the file's version
     * @param read the version that this program reads
     */
    public OtherVersionException(String file, long found, long read) {
        super(file + ": formatVersion is " + found + ", and this program reads " + read);
    }
}
