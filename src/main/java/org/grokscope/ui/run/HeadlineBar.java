package org.grokscope.ui.run;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.Texts;

/** The headline of a presentation or a film: the run's title, its task, and the settings that decide when it groks. */
public final class HeadlineBar extends HBox {

    private final Label title = Nodes.label("", "headline");
    private final Label settings = Nodes.label("", "headline-settings");

    public HeadlineBar() {
        title.setMinWidth(0);
        settings.setMinWidth(0);
        setAlignment(Pos.BASELINE_CENTER);
        getStyleClass().add("headline-bar");
        getChildren().addAll(title, Nodes.space(), settings);
    }

    public void show(RunConfig config) {
        title.setText(Preset.matching(config).map(Texts.narrator()::title).orElse(Texts.of("window.title")));
        settings.setText(Texts.narrator().settings(config));
    }
}
