package org.grokscope.storage.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.zip.CRC32C;
import org.grokscope.run.Checkpoint;
import org.grokscope.run.Snapshot;
import org.grokscope.run.config.Optimizer;
import org.junit.jupiter.api.Test;

class CheckpointFileTest {

    private static final float[] THETA = {1, -0f, Float.MIN_VALUE, Float.NaN, Float.NEGATIVE_INFINITY, 1 / 3f};

    private static Checkpoint checkpoint(Optimizer optimizer, int moments, boolean reference, OptionalDouble held) {
        List<float[]> remembered = List.of(THETA.clone(), THETA.clone()).subList(0, moments);
        return new Checkpoint(
                123_456_789_012L,
                new Snapshot(
                        THETA,
                        reference ? THETA.clone() : new float[0],
                        optimizer,
                        77,
                        remembered,
                        -5,
                        1e-3 / 3,
                        0,
                        held,
                        OptionalDouble.of(1.67)));
    }

    private static String problem(byte[] bytes) {
        return assertThrows(IOException.class, () -> CheckpointFile.read("It", bytes))
                .getMessage();
    }

    @Test
    void everyBitComesBack() throws IOException {
        for (Optimizer optimizer : Optimizer.values()) {
            for (int moments = 0; moments <= 2; moments++) {
                for (OptionalDouble held : List.of(OptionalDouble.empty(), OptionalDouble.of(1e-300))) {
                    Checkpoint written = checkpoint(optimizer, moments, moments == 1, held);
                    byte[] bytes = CheckpointFile.write(written);
                    Checkpoint read = CheckpointFile.read("It", bytes);
                    assertEquals(written.step(), read.step());
                    assertArrayEquals(bytes, CheckpointFile.write(read));
                    assertEquals(held, read.snapshot().heldNorm());
                    assertEquals(OptionalDouble.of(1.67), read.snapshot().temperature());
                    assertEquals(optimizer, read.snapshot().optimizer());
                    assertEquals(-5, read.snapshot().batches());
                    for (int i = 0; i < THETA.length; i++) {
                        assertEquals(
                                Float.floatToRawIntBits(THETA[i]),
                                Float.floatToRawIntBits(read.snapshot().parameters()[i]));
                    }
                }
            }
        }
    }

    @Test
    void everyTruncationAndEveryFlippedBitIsFound() {
        byte[] bytes = CheckpointFile.write(checkpoint(Optimizer.ADAMW, 2, true, OptionalDouble.of(3)));
        for (int length = 0; length < bytes.length; length++) {
            problem(Arrays.copyOf(bytes, length));
        }
        for (int bit = 0; bit < 8 * bytes.length; bit++) {
            byte[] flipped = bytes.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            problem(flipped);
        }
        problem(Arrays.copyOf(bytes, bytes.length + 4));
    }

    @Test
    void nonsenseIsRefusedInWords() {
        byte[] bytes = CheckpointFile.write(checkpoint(Optimizer.SGD, 0, false, OptionalDouble.empty()));
        assertEquals("It is not whole: it ends too soon", problem(new byte[3]));
        assertEquals("It is no checkpoint", problem(new byte[200]));
        byte[] newer = bytes.clone();
        newer[4] = 9;
        assertEquals("It: formatVersion is 9, and this program reads 2", problem(newer));
        byte[] damaged = bytes.clone();
        damaged[90] ^= 1;
        assertEquals("It is damaged: its checksum is not right", problem(damaged));
    }

    /** Version 1 ends the settings with the held norm; τ was that of the run's settings. */
    @Test
    void aCheckpointOfVersionOneIsRead() throws IOException {
        byte[] bytes = CheckpointFile.write(checkpoint(Optimizer.SGD, 1, true, OptionalDouble.of(3)));
        int temperature = 64 + Optimizer.SGD.id().length();
        ByteBuffer old = ByteBuffer.allocate(bytes.length - 8).order(ByteOrder.LITTLE_ENDIAN);
        old.put(bytes, 0, temperature).put(bytes, temperature + 8, bytes.length - temperature - 12);
        old.putInt(4, 1);
        CRC32C sum = new CRC32C();
        sum.update(old.array(), 0, old.position());
        old.putInt((int) sum.getValue());
        Checkpoint read = CheckpointFile.read("It", old.array());
        assertEquals(OptionalDouble.empty(), read.snapshot().temperature());
        assertEquals(1.5, read.snapshot().temperatureOr(1.5), "that of the settings");
        assertEquals(OptionalDouble.of(3), read.snapshot().heldNorm());
        assertArrayEquals(THETA, read.snapshot().reference());
        Checkpoint again = CheckpointFile.read("It", CheckpointFile.write(read));
        assertEquals(OptionalDouble.empty(), again.snapshot().temperature());
    }

    @Test
    void noClaimedSizeIsBelieved() {
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = CheckpointFile.write(checkpoint(Optimizer.SGD, 0, false, OptionalDouble.empty()));
            // The counts, and a checksum that goes with them.
            for (int at = 75; at < 87; at++) {
                bytes[at] = (byte) random.nextInt();
            }
            CRC32C sum = new CRC32C();
            sum.update(bytes, 0, bytes.length - 4);
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(bytes.length - 4, (int) sum.getValue());
            assertTrue(problem(bytes).endsWith("its counts do not go with its size"));
        }
    }
}
