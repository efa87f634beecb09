package org.grokscope.ui.settings;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.grokscope.narration.NumberFormat;
import org.grokscope.run.config.ConfigField;
import org.grokscope.run.config.ConfigFields;
import org.grokscope.run.config.FieldGroup;
import org.grokscope.run.config.Optimization;
import org.grokscope.run.config.RunConfig;
import org.grokscope.ui.controls.FieldTexts;
import org.grokscope.ui.controls.Texts;

/** What each folded group of settings comes to. */
final class FoldSummaries {

    private FoldSummaries() {}

    /** Writes the summaries of a configuration beside the headings of the groups. */
    static void show(RunConfig config, Map<FieldGroup, Fold> folds) {
        folds.forEach((group, fold) -> fold.summarize(of(group, config)));
    }

    private static String of(FieldGroup group, RunConfig config) {
        return switch (group) {
            case TASK ->
                Texts.of(
                        "settings.summary.task", config.task().formula(), NumberFormat.percent(config.trainFraction()));
            case NETWORK -> Texts.narrator().network(config.network());
            case OPTIMIZATION ->
                Stream.concat(
                                Stream.of(batch(config)),
                                ConfigFields.unusual(config).entrySet().stream()
                                        .filter(field -> field.getKey().group() == FieldGroup.OPTIMIZATION)
                                        .map(field -> setting(field.getKey(), field.getValue())))
                        .collect(Collectors.joining(", "));
            case SCHEDULE ->
                Texts.of(
                        "settings.summary.run",
                        Long.toString(config.seed()),
                        NumberFormat.count(config.evaluationCadence()));
        };
    }

    private static String batch(RunConfig config) {
        return config.batchSize() == Optimization.FULL_BATCH
                ? Texts.of("settings.summary.batch.full")
                : Texts.of("settings.summary.batch", NumberFormat.count(config.batchSize()));
    }

    private static String setting(ConfigField field, String value) {
        if (field == ConfigField.DECAY_SCOPE) {
            // The other scope is the usual one.
            return Texts.of("settings.summary.weights-decay");
        }
        return field.isNumber() ? field.symbol() + " " + value : FieldTexts.label(field, field.option(value));
    }
}
