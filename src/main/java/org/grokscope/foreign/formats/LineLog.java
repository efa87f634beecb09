package org.grokscope.foreign.formats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A log of lines: tables and JSON Lines. */
final class LineLog implements LogReader {

    /** What the lines mean. */
    sealed interface Lines permits TableLines, JsonLines {

        /** Whether a last line without a line break is written to its end. */
        boolean isWhole(byte[] text, int from, int to);

        /** Reads one line, without its end; an empty one is none. */
        void line(byte[] text, int from, int to, RowSink sink) throws IOException;

        List<String> names();

        Map<String, String> settings();

        String format();
    }

    private final Tail tail;
    private final Lines lines;

    LineLog(Path file, Lines lines) throws IOException {
        tail = new Tail(file);
        this.lines = lines;
    }

    @Override
    public Progress read(RowSink sink, boolean end) throws IOException {
        if (tail.isReplaced()) {
            return Progress.STARTED_OVER;
        }
        boolean more = false;
        int scanned = tail.to() - tail.from();
        while (tail.fill()) {
            more = true;
            byte[] text = tail.buffer();
            int start = tail.from();
            int at = start + scanned;
            int to = tail.to();
            while (at < to) {
                if (text[at] == '\n') {
                    line(text, start, at, sink);
                    start = at + 1;
                }
                at++;
            }
            tail.consume(start - tail.from());
            scanned = to - start;
        }
        if (end && tail.to() > tail.from()) {
            if (lines.isWhole(tail.buffer(), tail.from(), tail.to())) {
                line(tail.buffer(), tail.from(), tail.to(), sink);
            }
            tail.consume(tail.to() - tail.from());
            more = true;
        }
        return more ? Progress.MORE : Progress.NOTHING;
    }

    private void line(byte[] text, int from, int to, RowSink sink) throws IOException {
        int end = to > from && text[to - 1] == '\r' ? to - 1 : to;
        if (end > from) {
            lines.line(text, from, end, sink);
        }
    }

    @Override
    public List<String> names() {
        return lines.names();
    }

    @Override
    public Map<String, String> settings() {
        return lines.settings();
    }

    @Override
    public String format() {
        return lines.format();
    }

    @Override
    public void close() throws IOException {
        tail.close();
    }
}
