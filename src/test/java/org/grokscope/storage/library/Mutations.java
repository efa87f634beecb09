package org.grokscope.storage.library;

import java.util.Arrays;
import java.util.Random;

/** Damages files as disks, networks and people do. */
public final class Mutations {

    private Mutations() {}

    /** One to four of: flipped bits, bytes of another value, a piece cut out, doubled, zeroed or cut off. */
    public static byte[] mutate(byte[] bytes, Random random) {
        byte[] result = bytes.clone();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count && result.length > 0; i++) {
            result = once(result, random);
        }
        return result;
    }

    private static byte[] once(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length);
        int length = Math.min(bytes.length - at, 1 + random.nextInt(1 + random.nextInt(4_096)));
        switch (random.nextInt(6)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = (byte) random.nextInt();
            case 2 -> Arrays.fill(bytes, at, at + length, (byte) 0);
            case 3 -> {
                return Arrays.copyOf(bytes, at);
            }
            case 4 -> {
                byte[] shorter = Arrays.copyOf(bytes, bytes.length - length);
                System.arraycopy(bytes, at + length, shorter, at, bytes.length - at - length);
                return shorter;
            }
            default -> {
                byte[] longer = Arrays.copyOf(bytes, bytes.length + length);
                System.arraycopy(bytes, at, longer, at + length, bytes.length - at);
                return longer;
            }
        }
        return bytes;
    }
}
