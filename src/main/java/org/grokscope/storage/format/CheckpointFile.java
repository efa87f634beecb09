package org.grokscope.storage.format;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.zip.CRC32C;
import org.grokscope.run.Checkpoint;
import org.grokscope.run.Snapshot;
import org.grokscope.run.config.Objective;
import org.grokscope.run.config.Optimization;
import org.grokscope.run.config.Optimizer;
import org.grokscope.task.InvalidSettingException;

/**
 * Converts a checkpoint to bytes and back without loss.
 *
 * <p>Little-endian: "GSCP", the version of the format (4 bytes), the step (8); the optimizer by the length (4) and ASCII of its name,
 * its steps (8); the state of the stream of minibatches (8); η, λ (8 each); 1 or 0 for whether ‖θ‖² is held (4), and that (8);
 * τ (8; NaN for that of the settings, and not there in version 1); the number of parameters n, of the reference's (n or 0) and of moments (4 each); then all these numbers (4 each), and
 * the CRC-32C of all before it (4).
 */
public final class CheckpointFile {

    /** The version of the format that is written; all versions up to it are read. */
    public static final int FORMAT_VERSION = 2;

    private static final int MAGIC = 0x50435347;
    private static final int FIXED_BYTES = 84;
    /** The version from which on τ is there. */
    private static final int WITH_TEMPERATURE = 2;

    private static final int LONGEST_NAME = 32;
    /** Adam has two, and Grokfast one. */
    private static final int MOST_MOMENTS = 3;

    private CheckpointFile() {}

    /** The bytes of a checkpoint. */
    public static byte[] write(Checkpoint checkpoint) {
        Snapshot snapshot = checkpoint.snapshot();
        byte[] optimizer = snapshot.optimizer().id().getBytes(StandardCharsets.US_ASCII);
        int size = Math.toIntExact(FIXED_BYTES + optimizer.length + 4 + snapshot.size());
        ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(MAGIC).putInt(FORMAT_VERSION).putLong(checkpoint.step());
        out.putInt(optimizer.length).put(optimizer).putLong(snapshot.optimizerSteps());
        out.putLong(snapshot.batches());
        out.putDouble(snapshot.learningRate()).putDouble(snapshot.weightDecay());
        out.putInt(snapshot.heldNorm().isPresent() ? 1 : 0);
        out.putDouble(snapshot.heldNorm().orElse(0));
        out.putDouble(snapshot.temperatureOr(Double.NaN));
        out.putInt(snapshot.parameters().length);
        out.putInt(snapshot.reference().length);
        out.putInt(snapshot.moments().size());
        put(out, snapshot.parameters());
        put(out, snapshot.reference());
        snapshot.moments().forEach(moment -> put(out, moment));
        out.putInt(sum(out.array(), out.position()));
        return out.array();
    }

    private static void put(ByteBuffer out, float[] numbers) {
        out.asFloatBuffer().put(numbers);
        out.position(out.position() + 4 * numbers.length);
    }

    private static int sum(byte[] bytes, int length) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, 0, length);
        return (int) sum.getValue();
    }

    /**
     * Reads a checkpoint.
     *
     * @param name the name of the checkpoint in messages
     * @throws OtherVersionException if a later version of the format was written
     * @throws IOException if the bytes are not a checkpoint or are damaged; the message begins with the name
     */
    public static Checkpoint read(String name, byte[] bytes) throws IOException {
        try {
            return checked(name, bytes);
        } catch (BufferUnderflowException e) {
            throw new IOException(name + " is not whole: it ends too soon", e);
        } catch (InvalidSettingException e) {
            throw new IOException(name + ": " + e.getMessage(), e);
        }
    }

    private static Checkpoint checked(String name, byte[] bytes) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (in.getInt() != MAGIC) {
            throw new IOException(name + " is no checkpoint");
        }
        int version = in.getInt();
        if (version < 1 || version > FORMAT_VERSION) {
            throw new OtherVersionException(name, version, FORMAT_VERSION);
        }
        int end = in.limit() - 4;
        if (end < in.position() || in.getInt(end) != sum(bytes, end)) {
            throw new IOException(name + " is damaged: its checksum is not right");
        }
        long step = in.getLong();
        Optimizer optimizer = Optimizer.named(text(name, in));
        long optimizerSteps = in.getLong();
        long batches = in.getLong();
        double learningRate = Optimization.LEARNING_RATE.check(in.getDouble());
        double weightDecay = Optimization.WEIGHT_DECAY.check(in.getDouble());
        int held = in.getInt();
        double heldNorm = in.getDouble();
        OptionalDouble temperature = version < WITH_TEMPERATURE ? OptionalDouble.empty() : temperature(in.getDouble());
        int parameters = in.getInt();
        int reference = in.getInt();
        int moments = in.getInt();
        boolean counts = step >= 0
                && optimizerSteps >= 0
                && parameters > 0
                && (reference == 0 || reference == parameters)
                && moments >= 0
                && moments <= MOST_MOMENTS;
        // Checked before anything is allocated: the counts must match the number of bytes.
        if (!counts || in.position() + 4L * ((1L + moments) * parameters + reference) != end) {
            throw new IOException(name + " is damaged: its counts do not go with its size");
        }
        if (held != 0 && (held != 1 || !(heldNorm >= 0 && Double.isFinite(heldNorm)))) {
            throw new IOException(name + " is damaged: the norm that is held is not a number from 0 on");
        }
        float[] theta = floats(in, parameters);
        float[] from = floats(in, reference);
        List<float[]> remembered = new ArrayList<>();
        for (int i = 0; i < moments; i++) {
            remembered.add(floats(in, parameters));
        }
        return new Checkpoint(
                step,
                new Snapshot(
                        theta,
                        from,
                        optimizer,
                        optimizerSteps,
                        List.copyOf(remembered),
                        batches,
                        learningRate,
                        weightDecay,
                        held == 1 ? OptionalDouble.of(heldNorm) : OptionalDouble.empty(),
                        temperature));
    }

    private static OptionalDouble temperature(double stored) {
        return Double.isNaN(stored) ? OptionalDouble.empty() : OptionalDouble.of(Objective.TEMPERATURE.check(stored));
    }

    private static String text(String name, ByteBuffer in) throws IOException {
        int length = in.getInt();
        if (length < 0 || length > LONGEST_NAME) {
            throw new IOException(name + " is damaged: a name is too long");
        }
        byte[] text = new byte[length];
        in.get(text);
        return new String(text, StandardCharsets.US_ASCII);
    }

    private static float[] floats(ByteBuffer in, int count) {
        float[] numbers = new float[count];
        in.asFloatBuffer().get(numbers);
        in.position(in.position() + 4 * count);
        return numbers;
    }
}
