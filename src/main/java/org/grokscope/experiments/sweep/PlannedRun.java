package org.grokscope.experiments.sweep;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import org.grokscope.run.config.ConfigField;
import org.grokscope.run.config.ConfigFields;
import org.grokscope.run.config.Intervention;
import org.grokscope.run.config.LossFunction;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.RunConfig;

/**
 * One run of a sweep.
 *
 * @param key identifies the configuration in file names, whatever sweep it is part of: twelve hexadecimal digits
 * @param cell the number of its cell, from 1; the runs of a cell differ only in their seeds
 * @param config its configuration
 */
public record PlannedRun(String key, int cell, RunConfig config) {

    private static final int KEY_BYTES = 6;

    static PlannedRun of(int cell, RunConfig config) {
        return new PlannedRun(key(config), cell, config);
    }

    /**
     * Identifies a configuration in file names: the start of the SHA-256 of its fields, in their fixed order and shortest
     * form. A run without an intervention omits that field, and one of a transformer its loss if that is the cross-entropy, as the first
     * stored runs did.
     */
    public static String key(RunConfig config) {
        Map<ConfigField, String> fields = ConfigFields.stored(config);
        if (config.intervention() instanceof Intervention.None) {
            fields.remove(ConfigField.INTERVENE);
        }
        if (config.network() instanceof Network.Transformer
                && config.objective().loss() == LossFunction.CROSS_ENTROPY) {
            fields.remove(ConfigField.LOSS);
        }
        String canonical = fields.entrySet().stream()
                .map(field -> field.getKey().id() + "=" + field.getValue() + "\n")
                .collect(Collectors.joining());
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, KEY_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
