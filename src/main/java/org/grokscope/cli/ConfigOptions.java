package org.grokscope.cli;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.grokscope.cli.terminal.Flags;
import org.grokscope.narration.NumberFormat;
import org.grokscope.run.config.ConfigField;
import org.grokscope.run.config.ConfigFields;
import org.grokscope.run.config.FieldGroup;
import org.grokscope.run.config.HeldNorm;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.ShareText;
import org.grokscope.storage.format.TableFile;
import org.grokscope.task.InvalidSettingException;
import org.grokscope.task.Range;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The flags of a configuration, one for each {@link ConfigField}. All are read as text, so that an invalid value has the same
 * message here as in the window.
 */
final class ConfigOptions {

    /** Of a norm that is measured. */
    private static final int DIGITS = 5;

    private static final String PRESET = "--preset";

    @Option(
            names = "--share",
            paramLabel = "TEXT",
            description = "Start from a share text, as the window copies it, instead of a preset: "
                    + "grokscope:paper,lr=0.002,seed=7.")
    private String share;

    private final boolean hasDefaults;
    private CommandSpec command;

    /** For a run that is trained: what is not given has the value of the paper's setting. */
    ConfigOptions() {
        this(true);
    }

    /**
     * For a run.
     *
     * @param hasDefaults whether what is not given has the value of the paper's setting; otherwise it is not known
     */
    ConfigOptions(boolean hasDefaults) {
        this.hasDefaults = hasDefaults;
    }

    /** Adds --preset and a flag for each field to the command that has these options, under a heading for each group. */
    @Spec(Spec.Target.MIXEE)
    void setCommand(CommandSpec mixee) {
        command = mixee;
        mixee.addOption(OptionSpec.builder(PRESET)
                .paramLabel("NAME")
                .type(String.class)
                .description("Start from a preset and override it with the flags below. 'grokscope presets' lists all."
                        + (hasDefaults ? " Default: paper." : ""))
                .build());
        Map<ConfigField, String> defaults = hasDefaults ? ConfigFields.defaults() : Map.of();
        int order = 0;
        for (FieldGroup group : FieldGroup.values()) {
            ArgGroupSpec.Builder flags = ArgGroupSpec.builder()
                    .heading("%n" + group.label() + ":%n")
                    .exclusive(false)
                    .order(order++);
            for (ConfigField field : ConfigField.values()) {
                if (field.group() == group) {
                    flags.addArg(option(field, defaults.get(field)));
                }
            }
            mixee.addArgGroup(flags.build());
        }
    }

    private static OptionSpec option(ConfigField field, String value) {
        return OptionSpec.builder(flag(field))
                .paramLabel(!field.isNumber() ? "NAME" : field.range().whole() ? "N" : "X")
                .type(String.class)
                .description(
                        field.help().replace("%", "%%"),
                        "Allowed: " + field.allowed() + "." + (value == null ? "" : " Default: " + value + "."))
                .build();
    }

    private static String flag(ConfigField field) {
        return "--" + field.id();
    }

    /**
     * The configuration that the flags describe.
     *
     * @throws ParameterException for the first setting that is invalid; the message names its flag and, if the flag was not given, where
     *     the value comes from and what to add
     */
    RunConfig toConfig() {
        return config(typed());
    }

    private RunConfig config(Map<ConfigField, String> given) {
        try {
            return ConfigFields.config(start(), withTable(given));
        } catch (InvalidSettingException e) {
            throw new ParameterException(command.commandLine(), e.messageFor(Flags.of(e)) + origin(e), e);
        }
    }

    /** With the table itself where the task is the file of one. */
    private static Map<ConfigField, String> withTable(Map<ConfigField, String> given) {
        given.computeIfPresent(ConfigField.TASK, (_, task) -> TableFile.task(task, Path.of("")));
        return given;
    }

    /** Explains a rejected value that was not typed beside a flag that was. */
    private String origin(InvalidSettingException problem) {
        String flag = Flags.of(problem);
        boolean typed = !command.optionsMap().containsKey(flag)
                || command.commandLine().getParseResult().hasMatchedOption(flag);
        if (typed || problem.remedy().isEmpty()) {
            return "";
        }
        String preset = preset();
        String source = share != null ? "the share text" : "the preset " + (preset == null ? "paper" : preset.strip());
        return " " + flag + " was not given, and " + source + " has " + problem.value() + ". Add " + flag + " "
                + problem.remedy().orElseThrow() + ".";
    }

    /**
     * The configuration that the flags describe, with nothing held, if they ask for a held norm and do not say of what critical norm.
     *
     * @throws ParameterException as for {@link #toConfig()}
     */
    Optional<RunConfig> free() {
        Map<ConfigField, String> given = typed();
        String ratio = given.getOrDefault(ConfigField.HOLD_NORM, "off");
        if (ConfigField.HOLD_NORM.isWord(ratio.strip()) || given.containsKey(ConfigField.CRITICAL_NORM)) {
            return Optional.empty();
        }
        try {
            return start().schedule().heldNorm().isPresent()
                    ? Optional.empty()
                    : Optional.of(toConfig(HeldNorm.CRITICAL.max()).withHeldNorm(Optional.empty()));
        } catch (InvalidSettingException e) {
            // Said with its flag where the whole configuration is read.
            return Optional.empty();
        }
    }

    /** The configuration that the flags describe, with a critical norm that none of them names. */
    RunConfig toConfig(double criticalNorm) {
        Map<ConfigField, String> given = typed();
        given.put(ConfigField.CRITICAL_NORM, Range.plain(NumberFormat.significant(criticalNorm, DIGITS)));
        return config(given);
    }

    /** Whether any flag was given. */
    boolean isGiven() {
        return preset() != null || share != null || !typed().isEmpty();
    }

    /** The configuration that --preset or --share names, without the other flags. */
    Optional<RunConfig> base() {
        return preset() == null && share == null ? Optional.empty() : Optional.of(start());
    }

    /**
     * The flags of fields that were given, as text, after {@link #toConfig()} has found them valid; with the table itself where the task is the
     * file of one.
     */
    Map<ConfigField, String> given() {
        return withTable(typed());
    }

    private Map<ConfigField, String> typed() {
        Map<ConfigField, String> given = new EnumMap<>(ConfigField.class);
        for (ConfigField field : ConfigField.values()) {
            String value = command.commandLine().getParseResult().matchedOptionValue(flag(field), null);
            if (value != null) {
                given.put(field, value);
            }
        }
        return given;
    }

    /** The value of --preset; null if it was not given. */
    private String preset() {
        return command.commandLine().getParseResult().matchedOptionValue(PRESET, null);
    }

    private RunConfig start() {
        String preset = preset();
        if (share != null && preset != null) {
            throw new InvalidSettingException("share", share, "cannot be combined with --preset");
        }
        if (share != null) {
            return ShareText.config(share);
        }
        return (preset == null ? Preset.PAPER : Preset.named(preset.strip())).config();
    }
}
