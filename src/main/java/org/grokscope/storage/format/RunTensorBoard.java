package org.grokscope.storage.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.grokscope.run.RunHistory;

/**
 * Writes a run's evaluations as a TensorBoard event file: TFRecords of Event messages in Protocol Buffers, one scalar each.
 *
 * <p>A record is its length (8 bytes, little-endian), the masked CRC-32C of that, the message, and the masked CRC-32C of it.
 */
public final class RunTensorBoard {

    private static final int MASK = 0xA282EAD8;
    /** Wire types of Protocol Buffers. */
    private static final int VARINT = 0;

    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;

    private final OutputStream out;
    private final double wallTime;

    private RunTensorBoard(OutputStream out, double wallTime) {
        this.out = out;
        this.wallTime = wallTime;
    }

    /**
     * Writes all evaluations.
     *
     * @param wallTime the time of all events in TensorBoard, in seconds since 1970; a stored run has no times of its own
     * @param out not closed
     */
    public static void write(RunHistory history, double wallTime, OutputStream out) throws IOException {
        new RunTensorBoard(out, wallTime).write(history);
    }

    /**
     * Writes all evaluations as a new event file into a folder, which is created if missing.
     *
     * @throws IOException if that fails
     */
    public static void write(RunHistory history, Path folder) throws IOException {
        Files.createDirectories(folder);
        long now = System.currentTimeMillis() / 1000;
        Path file = folder.resolve("events.out.tfevents." + now + ".grokscope");
        try (OutputFile out = OutputFile.prepare(file)) {
            out.writeBytes(stream -> write(history, now, stream));
        }
    }

    private void write(RunHistory history) throws IOException {
        ByteArrayOutputStream first = event();
        text(first, 3, "brain.Event:2");
        record(first.toByteArray());
        for (int row = 0; row < history.size(); row++) {
            long step = (long) history.value(RunHistory.Column.STEP, row);
            for (RunHistory.Column column : RunHistory.Column.values()) {
                if (column != RunHistory.Column.STEP && column != RunHistory.Column.SECONDS) {
                    scalar(step, tag(column), history.value(column, row));
                }
            }
            for (int layer = 0; layer < history.layers().size(); layer++) {
                String name = history.layers().get(layer).replace(' ', '_');
                scalar(step, "norm/" + name, history.layerNorm(layer, row));
            }
        }
    }

    private static String tag(RunHistory.Column column) {
        return switch (column) {
            case STEP -> "step";
            case TRAIN_LOSS -> "loss/train";
            case TRAIN_ACCURACY -> "accuracy/train";
            case TEST_LOSS -> "loss/test";
            case TEST_ACCURACY -> "accuracy/test";
            case SQUARED_NORM -> "norm/all";
            case ANGLE -> "angle";
            case SECONDS -> "seconds";
        };
    }

    /** Writes a scalar; NaN is omitted. */
    private void scalar(long step, String tag, double value) throws IOException {
        if (Double.isNaN(value)) {
            return;
        }
        ByteArrayOutputStream point = new ByteArrayOutputStream();
        text(point, 1, tag);
        key(point, 2, FIXED32);
        point.writeBytes(little(4).putFloat((float) value).array());
        ByteArrayOutputStream summary = new ByteArrayOutputStream();
        bytes(summary, 1, point.toByteArray());
        ByteArrayOutputStream event = event();
        key(event, 2, VARINT);
        varint(event, step);
        bytes(event, 5, summary.toByteArray());
        record(event.toByteArray());
    }

    private ByteArrayOutputStream event() {
        ByteArrayOutputStream event = new ByteArrayOutputStream();
        key(event, 1, FIXED64);
        event.writeBytes(little(8).putDouble(wallTime).array());
        return event;
    }

    private void record(byte[] message) throws IOException {
        byte[] length = little(8).putLong(message.length).array();
        out.write(length);
        out.write(little(4).putInt(masked(length)).array());
        out.write(message);
        out.write(little(4).putInt(masked(message)).array());
    }

    /** Rotated and offset, as TFRecord requires, because checksums of data that contains checksums are weak. */
    private static int masked(byte[] content) {
        CRC32C sum = new CRC32C();
        sum.update(content);
        return Integer.rotateRight((int) sum.getValue(), 15) + MASK;
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void text(ByteArrayOutputStream message, int field, String text) {
        bytes(message, field, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void bytes(ByteArrayOutputStream message, int field, byte[] content) {
        key(message, field, BYTES);
        varint(message, content.length);
        message.writeBytes(content);
    }

    private static void key(ByteArrayOutputStream message, int field, int wireType) {
        varint(message, ((long) field << 3) | wireType);
    }

    private static void varint(ByteArrayOutputStream message, long value) {
        long rest = value;
        while (rest >>> 7 != 0) {
            message.write((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        message.write((int) rest);
    }
}
