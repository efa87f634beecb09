package org.grokscope.media;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Writes pictures as PNG (ISO/IEC 15948), 8 bits a colour, without alpha. */
public final class Png {

    private static final long SIGNATURE = 0x89504E470D0A1A0AL;
    private static final int RGB = 2;

    private Png() {}

    /** Writes a picture to a file, which is whole or not there. */
    public static void write(Frame frame, Path file) throws IOException {
        PartFile part = new PartFile(file);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part.part()))) {
            write(frame, out);
        } catch (IOException e) {
            part.giveUp();
            throw e;
        }
        part.finish();
    }

    /** Writes a picture; the stream stays open. */
    public static void write(Frame frame, OutputStream out) throws IOException {
        DataOutputStream data = new DataOutputStream(out);
        data.writeLong(SIGNATURE);
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        DataOutputStream fields = new DataOutputStream(header);
        fields.writeInt(frame.width());
        fields.writeInt(frame.height());
        fields.write(new byte[] {8, RGB, 0, 0, 0});
        chunk(data, "IHDR", header.toByteArray());
        chunk(data, "IDAT", deflated(frame));
        chunk(data, "IEND", new byte[0]);
        data.flush();
    }

    /** Every row as its difference from the one above (filter 2): pictures of plots repeat themselves downwards. */
    private static byte[] deflated(Frame frame) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION);
        try (DeflaterOutputStream rows = new DeflaterOutputStream(packed, deflater)) {
            int width = frame.width();
            byte[] row = new byte[1 + 3 * width];
            row[0] = 2;
            for (int y = 0; y < frame.height(); y++) {
                for (int x = 0; x < width; x++) {
                    int here = frame.pixels()[y * width + x];
                    int above = y == 0 ? 0 : frame.pixels()[(y - 1) * width + x];
                    row[1 + 3 * x] = (byte) ((here >> 16) - (above >> 16));
                    row[2 + 3 * x] = (byte) ((here >> 8) - (above >> 8));
                    row[3 + 3 * x] = (byte) (here - above);
                }
                rows.write(row);
            }
        } finally {
            deflater.end();
        }
        return packed.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] content) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(content);
        out.writeInt(content.length);
        out.write(name);
        out.write(content);
        out.writeInt((int) sum.getValue());
    }
}
