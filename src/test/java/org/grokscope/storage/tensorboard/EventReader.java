package org.grokscope.storage.tensorboard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Reads event files as TensorBoard does. TFRecord: tensorflow/core/lib/io/record_writer.h. Fields of Event (wall_time 1, step 2,
 * file_version 3, summary 5, session_log 7) are those of tensorflow/core/util/event.proto, of Summary.Value (tag 1, simple_value 2,
 * tensor 8, metadata 9) those of tensorflow/core/framework/summary.proto.
 */
final class EventReader {

    /** A scalar. */
    record Point(double wallTime, long step, String tag, float value) {}

    final List<ProtoFields> events = new ArrayList<>();
    final List<Point> points = new ArrayList<>();

    EventReader(byte[] file) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            byte[] length = new byte[8];
            in.get(length);
            check(length, in.getInt());
            byte[] message = new byte
                    [(int) ByteBuffer.wrap(length)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .getLong()];
            in.get(message);
            check(message, in.getInt());
            events.add(new ProtoFields(message));
        }
        for (ProtoFields event : events) {
            if (event.has(5) && event.at(5, 1).has(2)) {
                ProtoFields value = event.at(5, 1);
                long step = (Long) event.value(2);
                points.add(new Point((Double) event.value(1), step, value.text(1), (Float) value.value(2)));
            }
        }
    }

    private static void check(byte[] content, int masked) {
        CRC32C sum = new CRC32C();
        sum.update(content);
        assertEquals((int) sum.getValue(), Integer.rotateLeft(masked - 0xA282EAD8, 15));
    }

    List<Point> of(String tag) {
        return points.stream().filter(point -> point.tag().equals(tag)).toList();
    }

    /** The value of a plugin under a tag, with metadata.plugin_data (1) of that name (1). */
    ProtoFields plugin(String name, String tag) {
        List<ProtoFields> found = events.stream()
                .filter(event -> event.has(5))
                .map(event -> event.at(5, 1))
                .filter(value -> value.has(9) && value.text(1).equals(tag))
                .toList();
        assertEquals(1, found.size(), tag);
        assertEquals(name, found.getFirst().at(9, 1).text(1));
        return found.getFirst();
    }

    /** HParamsPluginData: plugin_data.content (2). */
    ProtoFields hparams(String tag) {
        return plugin("hparams", tag).at(9, 1, 2);
    }
}
