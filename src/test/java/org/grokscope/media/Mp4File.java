package org.grokscope.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A reader of MP4 files with one track, written after the tables of ISO/IEC 14496-12 and not after the writer. */
final class Mp4File {

    /** Names of the outermost boxes, in their order. */
    final List<String> order = new ArrayList<>();

    private final ByteBuffer file;
    /** The content of each box by its path, such as "moov/trak/tkhd". */
    private final Map<String, ByteBuffer> boxes = new LinkedHashMap<>();

    Mp4File(Path path) throws IOException {
        file = ByteBuffer.wrap(Files.readAllBytes(path));
        walk(file.duplicate(), "");
    }

    private void walk(ByteBuffer in, String path) {
        while (in.hasRemaining()) {
            long size = in.getInt() & 0xFFFFFFFFL;
            byte[] name = new byte[4];
            in.get(name);
            String type = new String(name, StandardCharsets.US_ASCII);
            int header = size == 1 ? 16 : 8;
            if (size == 1) {
                size = in.getLong();
            }
            int end = in.position() + (int) size - header;
            ByteBuffer content = in.slice(in.position(), (int) size - header);
            String full = path + type;
            boxes.put(full, content.duplicate());
            if (path.isEmpty()) {
                order.add(type);
            }
            switch (type) {
                case "moov", "trak", "mdia", "minf", "dinf", "stbl" -> walk(content, full + "/");
                case "dref", "stsd" -> walk(content.position(8).slice(), full + "/");
                case "avc1" -> walk(content.position(78).slice(), full + "/");
                default -> {}
            }
            in.position(end);
        }
    }

    ByteBuffer box(String path) {
        ByteBuffer found = boxes.get(path);
        if (found == null) {
            throw new AssertionError("no box " + path + " in " + boxes.keySet());
        }
        return found.duplicate();
    }

    /** A table of the only track: its entries without version and flags. */
    private int[] table(String name, int before) {
        ByteBuffer in = box("moov/trak/mdia/minf/stbl/" + name).position(4 + before);
        int[] values = new int[in.remaining() / 4];
        in.asIntBuffer().get(values);
        return values;
    }

    /** Pairs of a number of frames and their duration. */
    int[] durations() {
        return table("stts", 4);
    }

    int timeScale() {
        return box("moov/trak/mdia/mdhd").getInt(12);
    }

    int[] keyFrames() {
        return table("stss", 4);
    }

    ByteBuffer entry(String child) {
        return box("moov/trak/mdia/minf/stbl/stsd/avc1" + child);
    }

    /** The units of each sample. */
    List<byte[]> samples() {
        int[] sizes = table("stsz", 8);
        int[] chunks = table("stco", 4);
        int[] runs = table("stsc", 4);
        List<byte[]> samples = new ArrayList<>();
        for (int chunk = 1; chunk <= chunks.length; chunk++) {
            int perChunk = 0;
            for (int run = 0; run < runs.length; run += 3) {
                perChunk = runs[run] <= chunk ? runs[run + 1] : perChunk;
            }
            int at = chunks[chunk - 1];
            for (int i = 0; i < perChunk; i++) {
                int size = sizes[samples.size()];
                byte[] sample = new byte[size];
                file.get(at, sample);
                at += size;
                samples.add(sample);
            }
        }
        if (samples.size() != sizes.length) {
            throw new AssertionError(samples.size() + " samples in chunks, sizes of " + sizes.length);
        }
        return samples;
    }
}
