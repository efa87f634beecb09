package org.grokscope.ui.run;

import org.grokscope.narration.NumberFormat;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.grokscope.ui.controls.Texts;

/** A run in one line: its task, and the settings that decide when it groks. */
final class Headline {

    private Headline() {}

    static String of(RunConfig config) {
        String network = config.network() instanceof Network.Transformer shape
                ? Texts.of("headline.transformer", Integer.toString(shape.width()))
                : Texts.of("headline.mlp");
        return config.task().formula() + " · " + network + " · "
                + config.optimizer().label() + ", η " + NumberFormat.setting(config.learningRate()) + ", λ "
                + NumberFormat.setting(config.weightDecay());
    }

    /** The name of the preset, if it is one. */
    static String title(RunConfig config) {
        return Preset.matching(config).map(Texts.narrator()::title).orElse(Texts.of("window.title"));
    }
}
