package org.grokscope.storage.format;

import java.io.IOException;

/** A file in another version of its format than this program reads: nothing is wrong with it, but it cannot be used. */
public final class OtherVersionException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * Says which version it is.
     *
     * @param file the file's name
     * @param found the file's version
     * @param read the version that this program reads
     */
    public OtherVersionException(String file, long found, long read) {
        super(file + ": formatVersion is " + found + ", and this program reads " + read);
    }
}
