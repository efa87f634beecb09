package org.grokscope.dist;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Recognizes machine code, and for which machine it is, by the first bytes of a file. */
final class MachineCode {

    /** How many bytes of a file are enough. */
    static final int HEAD = 4096;

    private static final Pattern NAME = Pattern.compile("(?i).*\\.(so(\\.\\d+)*|dll|dylib|jnilib|a|exe)");

    private static final int ELF = 0x7f454c46;
    private static final int MACH_O = 0xcffaedfe;
    private static final int MACH_O_32 = 0xcefaedfe;
    /** A Mach-O file for several processors begins as a Java class does, but for the number that comes next. */
    private static final int MACH_O_FAT = 0xcafebabe;

    private static final int FIRST_JAVA_VERSION = 45;
    private static final int PE_OFFSET = 0x3c;

    private MachineCode() {}

    /** Whether a file of that name in a jar is a library. */
    static boolean isNamedSo(String entry) {
        return NAME.matcher(entry).matches();
    }

    /** Format and processors, as in "ELF x86_64"; empty if it is something else. */
    static Optional<String> of(byte[] head) {
        ByteBuffer bytes = ByteBuffer.wrap(head);
        if (head.length < 64) {
            return Optional.empty();
        }
        int magic = bytes.getInt(0);
        if (magic == ELF) {
            bytes.order(head[5] == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            return Optional.of("ELF " + elfProcessor(bytes.getShort(18)));
        }
        if (magic == MACH_O || magic == MACH_O_32) {
            return Optional.of("Mach-O "
                    + appleProcessor(bytes.order(ByteOrder.LITTLE_ENDIAN).getInt(4)));
        }
        if (magic == MACH_O_FAT && bytes.getInt(4) < FIRST_JAVA_VERSION) {
            Set<String> processors = new TreeSet<>();
            for (int i = 0; i < bytes.getInt(4); i++) {
                processors.add(appleProcessor(bytes.getInt(8 + i * 20)));
            }
            return Optional.of("Mach-O " + String.join("+", processors));
        }
        return head[0] == 'M' && head[1] == 'Z' ? windows(bytes.order(ByteOrder.LITTLE_ENDIAN)) : Optional.empty();
    }

    private static Optional<String> windows(ByteBuffer bytes) {
        int header = bytes.getInt(PE_OFFSET);
        if (header < 0 || header + 6 > bytes.limit() || bytes.getShort(header) != 0x4550) {
            return Optional.empty();
        }
        return Optional.of("PE "
                + switch (Short.toUnsignedInt(bytes.getShort(header + 4))) {
                    case 0x8664 -> "x86_64";
                    case 0xaa64 -> "aarch64";
                    default -> "of another processor";
                });
    }

    private static String elfProcessor(short machine) {
        return switch (machine) {
            case 62 -> "x86_64";
            case 183 -> "aarch64";
            default -> "of another processor";
        };
    }

    private static String appleProcessor(int type) {
        return switch (type) {
            case 0x01000007 -> "x86_64";
            case 0x0100000c -> "aarch64";
            default -> "of another processor";
        };
    }
}
