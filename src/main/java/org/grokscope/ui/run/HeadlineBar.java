package org.grokscope.ui.run;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.grokscope.run.config.RunConfig;

/** The headline of a presentation or a film: the run's title and settings. */
public final class HeadlineBar extends HBox {

    private final Label title = new Label();
    private final Label settings = new Label();

    public HeadlineBar() {
        title.getStyleClass().add("headline");
        title.setMinWidth(0);
        settings.getStyleClass().add("headline-settings");
        settings.setMinWidth(0);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        setAlignment(Pos.BASELINE_CENTER);
        getStyleClass().add("headline-bar");
        getChildren().addAll(title, space, settings);
    }

    public void show(RunConfig config) {
        title.setText(Headline.title(config));
        settings.setText(Headline.of(config));
    }
}
