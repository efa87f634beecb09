package org.grokscope.storage.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.grokscope.run.Evaluation;
import org.grokscope.run.RunHistory;
import org.junit.jupiter.api.Test;

class RunTensorBoardTest {

    private static int unmasked(int masked) {
        int turned = masked - 0xA282EAD8;
        return Integer.rotateLeft(turned, 15);
    }

    private static int sum(byte[] content) {
        CRC32C sum = new CRC32C();
        sum.update(content);
        return (int) sum.getValue();
    }

    /** Reads varints. */
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

    private static ByteBuffer part(ByteBuffer in) {
        int length = (int) varint(in);
        ByteBuffer part = in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        in.position(in.position() + length);
        return part;
    }

    /** Step and tag of each scalar, and its value; the version's text under the key "". */
    private static Map<String, Object> read(byte[] file) {
        Map<String, Object> found = new LinkedHashMap<>();
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            byte[] length = new byte[8];
            in.get(length);
            assertEquals(sum(length), unmasked(in.getInt()));
            byte[] message = new byte
                    [(int) ByteBuffer.wrap(length)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .getLong()];
            in.get(message);
            assertEquals(sum(message), unmasked(in.getInt()));
            ByteBuffer event = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
            assertEquals(9, event.get());
            assertEquals(1234.5, event.getDouble());
            long step = -1;
            while (event.hasRemaining()) {
                switch (event.get()) {
                    case 16 -> step = varint(event);
                    case 26 -> {
                        ByteBuffer text = part(event);
                        byte[] bytes = new byte[text.remaining()];
                        text.get(bytes);
                        found.put("", new String(bytes, StandardCharsets.UTF_8));
                    }
                    case 42 -> {
                        ByteBuffer summary = part(event);
                        assertEquals(10, summary.get());
                        ByteBuffer value = part(summary);
                        assertEquals(10, value.get());
                        ByteBuffer tag = part(value);
                        byte[] bytes = new byte[tag.remaining()];
                        tag.get(bytes);
                        assertEquals(21, value.get());
                        found.put(step + " " + new String(bytes, StandardCharsets.UTF_8), value.getFloat());
                    }
                    default -> throw new AssertionError("an unknown field");
                }
            }
        }
        return found;
    }

    @Test
    void everyNumberThatWasMeasuredIsThere() throws IOException {
        RunHistory history = new RunHistory(List.of("token embedding", "head"));
        history.append(new Evaluation(0, 4.5, 0.01, 4.6, 0.02, 13_000, Double.NaN, List.of(12_000.0, 1_000.0)));
        history.append(new Evaluation(1_000_000, 0.5, 1, 9, 0.5, 3_000, 12.5, List.of(2_500.0, 500.0)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RunTensorBoard.write(history, 1234.5, out);
        Map<String, Object> found = read(out.toByteArray());
        assertEquals("brain.Event:2", found.get(""));
        assertEquals(4.5f, found.get("0 loss/train"));
        assertEquals(0.02f, found.get("0 accuracy/test"));
        assertFalse(found.containsKey("0 angle"), "not measured yet");
        assertEquals(12.5f, found.get("1000000 angle"));
        assertEquals(2_500f, found.get("1000000 norm/token_embedding"));
        assertEquals(3_000f, found.get("1000000 norm/all"));
        assertEquals(1 + 7 + 8, found.size());
    }
}
