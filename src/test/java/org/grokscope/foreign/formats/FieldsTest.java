package org.grokscope.foreign.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FieldsTest {

    private static final int MESSAGES = 10_000;
    private static final int DEEPEST = 4;
    private static final int LONGEST = 1_000;

    /** Field 2 is 7; field 5 holds a message whose field 1 holds "val/acc" and the float 0.5. */
    private static final byte[] SOUND = HexFormat.of().parseHex("10072a100a0e0a0776616c2f616363150000003f");

    @Test
    void aMessageIsRead() {
        Fields event = new Fields(SOUND, 0, SOUND.length);
        assertTrue(event.next());
        assertEquals(2, event.field());
        assertEquals(7, event.number());
        assertTrue(event.next());
        Fields summary = event.message();
        assertTrue(summary.next());
        Fields value = summary.message();
        assertTrue(value.next());
        assertEquals("val/acc", value.text());
        assertTrue(value.next());
        assertEquals(0.5, value.real());
    }

    /** The bytes of messages behind a checksum that is right. */
    @Test
    void damagedMessagesAreReadOrRefused() {
        Random random = new Random(2);
        for (int i = 0; i < MESSAGES; i++) {
            byte[] bytes = SOUND.clone();
            for (int change = random.nextInt(6); change >= 0; change--) {
                bytes[random.nextInt(bytes.length)] ^= (byte) random.nextInt();
            }
            try {
                int fields = walk(new Fields(bytes, 0, bytes.length), 0);
                assertTrue(fields <= DEEPEST * bytes.length, () -> fields + " fields");
            } catch (IllegalArgumentException e) {
                assertTrue(e.getMessage().startsWith("a ") || e.getMessage().startsWith("no "), e.getMessage());
            }
        }
    }

    /** Reads whatever can be read; returns how many fields there are. */
    private static int walk(Fields message, int depth) {
        int fields = 0;
        while (message.next()) {
            fields++;
            assertTrue(message.field() >= 0 && message.text().length() <= LONGEST, "a field is in its message");
            if (depth < DEEPEST - 1 && message.isBytes()) {
                fields += walk(message.message(), depth + 1);
            }
        }
        return fields;
    }
}
