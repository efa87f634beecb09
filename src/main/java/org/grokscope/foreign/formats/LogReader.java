package org.grokscope.foreign.formats;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Follows one log: each call reads what has been written since the last one. Used on one thread. */
public sealed interface LogReader extends Closeable permits LineLog, EventLog, MlflowLog, TrackioLog {

    /** Whether there was something to read. */
    enum Progress {
        /** Nothing new. */
        NOTHING,
        /** Rows may have been handed out. */
        MORE,
        /** The log is shorter than it was, or another file: whoever follows it opens it again. */
        STARTED_OVER
    }

    /**
     * Reads what is new. An entry that is half written waits for its end.
     *
     * @param end whether nothing more will be written, so that a last line without a line break counts
     * @throws IOException if the log cannot be read; the message is for the user
     */
    Progress read(RowSink sink, boolean end) throws IOException;

    /** The names of the columns so far; later ones are added at the end. */
    List<String> names();

    /** What the log says about how it was trained, by the names in the log. */
    Map<String, String> settings();

    /** The name of the format, for people. */
    String format();

    @Override
    void close() throws IOException;
}
