package org.grokscope.cli;

import java.util.Map;
import org.grokscope.foreign.ColumnMapping;
import org.grokscope.foreign.StatedSettings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How the logs of other programs are read: what is in their columns, and with which settings the runs were trained. */
final class LogOptions {

    @Option(
            names = "--columns",
            paramLabel = "ROLE=NAME,...",
            description = "Which column is what, where its name does not say it. Roles: step, train-acc, test-acc, "
                    + "train-loss, test-loss, norm, squared-norm, angle, seconds.")
    private String columns;

    @Mixin
    private final ConfigOptions config = new ConfigOptions(false);

    /** Whether any flag was given. */
    boolean isGiven() {
        return columns != null || config.isGiven();
    }

    /**
     * The settings that the flags state.
     *
     * @throws org.grokscope.task.InvalidSettingException if one is of no use for a log
     * @throws picocli.CommandLine.ParameterException if one is invalid; the message says where its value comes from
     */
    StatedSettings settings() {
        config.toConfig();
        StatedSettings settings = new StatedSettings(config.base(), config.given());
        settings.check();
        return settings;
    }

    /**
     * The columns that the flag names.
     *
     * @throws org.grokscope.task.InvalidSettingException if it cannot be read
     */
    ColumnMapping mapping() {
        return columns == null ? new ColumnMapping(Map.of()) : ColumnMapping.parse(columns);
    }
}
