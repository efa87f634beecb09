package org.grokscope.ui.export;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import org.grokscope.narration.NumberFormat;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.Texts;

/** The progress of a film, with a button that cancels it. Shown only while one is being made. */
final class FilmBar extends HBox {

    FilmBar(FilmExport film) {
        getStyleClass().add("film-bar");
        Label text = Nodes.label("", "quiet");
        ProgressBar bar = new ProgressBar();
        bar.setAccessibleText(Texts.of("film.accessible"));
        Button cancel = Nodes.button(Texts.of("film.cancel"), film::cancel);
        getChildren().addAll(text, bar, cancel);
        film.progressProperty().subscribe(value -> {
            double part = value.doubleValue();
            Nodes.show(this, part != FilmExport.NONE);
            bar.setProgress(part);
            text.setText(Texts.of("film.progress", NumberFormat.count(Math.floor(100 * part))));
        });
    }
}
