package org.grokscope.ui.export;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.grokscope.media.Film;
import org.grokscope.narration.NumberFormat;
import org.grokscope.ui.controls.Choice;
import org.grokscope.ui.controls.Hints;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.NumberField;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.controls.Theme;

/** Asks how a film is to be. */
public final class FilmCard extends ExportCard {

    private final Choice<FilmSpec.FilmKind> kind = Choice.of(FilmSpec.FilmKind.values(), "film.kind");
    private final Choice<FilmSpec.Size> size = Choice.of(FilmSpec.Size.values(), "film.size");
    private final Choice<FilmSpec.Rate> rate = Choice.of(FilmSpec.Rate.values(), "film.rate");
    private final NumberField seconds = new NumberField(FilmSpec.SECONDS, Texts.of("film.seconds.hint"));
    private final Choice<Theme> theme = Choice.of(Theme.values(), "film.theme");
    private final Label frames = Nodes.label("", "quiet");
    private final Button save = Nodes.button(Texts.of("film.save"), this::save, "accent");
    private Consumer<FilmSpec> onSave = _ -> {};

    /**
     * Shows what is chosen at first, and what was chosen before.
     *
     * @param length the first length, in seconds
     * @param onChosen receives the choice
     */
    void show(double length, Theme colours, Consumer<FilmSpec> onChosen) {
        onSave = onChosen;
        if (getChildren().isEmpty()) {
            build();
        }
        seconds.setValue(Math.clamp(length, FilmSpec.SECONDS.min(), FilmSpec.SECONDS.max()));
        theme.setValue(colours);
        setVisible(true);
        save.requestFocus();
    }

    private void build() {
        kind.setValue(FilmSpec.FilmKind.MP4);
        size.setValue(FilmSpec.Size.FULL_HD);
        rate.setValue(FilmSpec.Rate.THIRTY);
        // Each kind of file has a usual rate.
        kind.valueProperty()
                .addListener((_, _, now) ->
                        rate.setValue(now == FilmSpec.FilmKind.MP4 ? FilmSpec.Rate.THIRTY : FilmSpec.Rate.TEN));
        rate.valueProperty().addListener(_ -> check());
        seconds.valueProperty().addListener(_ -> check());
        seconds.problemProperty().addListener(_ -> check());
        Hints.name(seconds, Texts.of("film.seconds"));
        HBox length = new HBox(12, seconds, frames);
        length.setAlignment(Pos.CENTER_LEFT);
        HBox buttons = new HBox(8, Nodes.space(), closeButton(), save);
        VBox form = Nodes.column(
                "figure-form",
                row("film.kind", kind),
                row("film.size", size),
                row("film.rate", rate),
                row("film.seconds", length),
                row("film.theme", theme),
                problem,
                buttons);
        form.setPrefWidth(520);
        build("film.card", "film.text", form);
        check();
    }

    private FilmSpec spec() {
        return new FilmSpec(kind.getValue(), size.getValue(), rate.getValue(), seconds.getValue(), theme.getValue());
    }

    private void check() {
        boolean possible = kind.getValue().allows(rate.getValue());
        refuse(
                possible ? seconds.problemProperty().get() : Texts.of("film.too-fast", Integer.toString(Film.GIF_RATE)),
                save);
        frames.setText(Texts.of("film.frames", NumberFormat.count(spec().frames())));
    }

    private void save() {
        setVisible(false);
        onSave.accept(spec());
    }
}
