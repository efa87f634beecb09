package org.grokscope.foreign;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.grokscope.run.Evaluation;
import org.grokscope.run.config.ShareText;

/**
 * What makes a log the same run wherever it lies: a hash of its evaluations, of the settings in it and of those that the user states. The
 * configuration is left out, because a later version of this program gives it more fields.
 */
final class LogIdentity {

    private static final int VALUES = 7;

    private final MessageDigest digest = sha256();
    private final ByteBuffer row = ByteBuffer.allocate(VALUES * Long.BYTES);

    /** The identity, as a library stores it. */
    static String of(Evaluations evaluations, Map<String, String> logged, StatedSettings stated) {
        LogIdentity identity = new LogIdentity();
        for (int at = 0; at < evaluations.size(); at++) {
            identity.add(evaluations.at(at));
        }
        identity.add(new TreeMap<>(logged).toString());
        identity.add(stated.base().map(ShareText::of).orElse(""));
        identity.add(new TreeMap<>(stated.given()).toString());
        return UUID.nameUUIDFromBytes(identity.digest.digest()).toString();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    private void add(Evaluation evaluation) {
        row.clear();
        row.putLong(evaluation.step());
        for (double value : new double[] {
            evaluation.trainLoss(),
            evaluation.trainAccuracy(),
            evaluation.testLoss(),
            evaluation.testAccuracy(),
            evaluation.squaredNorm(),
            evaluation.angle()
        }) {
            row.putLong(Double.doubleToLongBits(value));
        }
        digest.update(row.array());
    }

    private void add(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }
}
