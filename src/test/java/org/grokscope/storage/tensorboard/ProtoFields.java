package org.grokscope.storage.tensorboard;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A reader of any message of Protocol Buffers, after the published encoding (protobuf.dev/programming-guides/encoding). */
final class ProtoFields {

    /** By field number: a Long, Double, Float, or the bytes of text or of a message. */
    private final Map<Long, List<Object>> fields = new TreeMap<>();

    ProtoFields(byte[] message) {
        ByteBuffer in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            long key = varint(in);
            Object value = switch ((int) (key & 7)) {
                case 0 -> varint(in);
                case 1 -> in.getDouble();
                case 5 -> in.getFloat();
                case 2 -> {
                    byte[] content = new byte[(int) varint(in)];
                    in.get(content);
                    yield content;
                }
                default -> throw new AssertionError("wire type of " + key);
            };
            fields.computeIfAbsent(key >> 3, _ -> new ArrayList<>()).add(value);
        }
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    boolean has(long field) {
        return fields.containsKey(field);
    }

    List<ProtoFields> messages(long field) {
        return fields.getOrDefault(field, List.of()).stream()
                .map(content -> new ProtoFields((byte[]) content))
                .toList();
    }

    /** A message in messages: the only one at each level. */
    ProtoFields at(long... path) {
        ProtoFields at = this;
        for (long field : path) {
            List<ProtoFields> found = at.messages(field);
            if (found.size() != 1) {
                throw new AssertionError(found.size() + " messages in field " + field);
            }
            at = found.getFirst();
        }
        return at;
    }

    Object value(long field) {
        List<Object> found = fields.getOrDefault(field, List.of());
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " values in field " + field);
        }
        return found.getFirst();
    }

    String text(long field) {
        return new String((byte[]) value(field), StandardCharsets.UTF_8);
    }
}
