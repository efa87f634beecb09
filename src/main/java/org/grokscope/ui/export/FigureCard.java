package org.grokscope.ui.export;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.ToggleSwitch;
import org.grokscope.figures.FigureFile;
import org.grokscope.figures.FigureSource;
import org.grokscope.figures.FigureSpec;
import org.grokscope.narration.NumberFormat;
import org.grokscope.run.config.Schedule;
import org.grokscope.task.InvalidSettingException;
import org.grokscope.task.Range;
import org.grokscope.ui.controls.Choice;
import org.grokscope.ui.controls.Hints;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.NumberField;
import org.grokscope.ui.controls.Texts;

/** Asks how a figure is to be, shows it, and saves or copies it. */
public final class FigureCard extends ExportCard {

    private static final double PREVIEW_WIDTH = 470;
    private static final double PREVIEW_HEIGHT = 430;
    private static final double LEAST_PREVIEW = 200;
    /** Around the preview, on both sides together. */
    private static final double MARGIN = 20;

    /** Pixels of the preview for one of the screen's, so that small type stays legible on dense screens. */
    private static final double DENSITY = 2;

    private final FigureExport export;
    private final FigureChoices choices;
    private final Choice<FigureSpec.Width> width = Choice.of(FigureSpec.Width.values(), "figure.width");
    private final Choice<FigureSpec.Panels> panels = Choice.of(FigureSpec.Panels.values(), "figure.panels");
    private final Choice<FigureSpec.Colours> colours = Choice.of(FigureSpec.Colours.values(), "figure.colours");
    private final ToggleSwitch caption = new ToggleSwitch(Texts.of("figure.caption.settings.label"));
    private final Choice<FigureFile> format = Choice.of(FigureFile.values(), "figure.format");
    private final NumberField from = steps("figure.from");
    private final NumberField to = steps("figure.to");
    private final ImageView preview = new ImageView();
    private final Button copy = Nodes.button(Texts.of("figure.copy"), this::copy);
    private final Button save = Nodes.button(Texts.of("figure.save"), this::save, "accent");
    /** What can be chosen of runs only; null before the card is built. */
    private Node panelsRow;

    private Node stepsRow;
    private FigureSource source;
    private int drawings;

    public FigureCard(FigureExport export, FigureChoices choices) {
        this.export = export;
        this.choices = choices;
    }

    private void save() {
        use(spec -> export.save(source, spec, format.getValue()));
    }

    private void copy() {
        use(spec -> {
            export.copy(source, spec);
            return true;
        });
    }

    /** Remembers the choice and does something with it; then the card goes, so that what the window says of it is seen. */
    private void use(Predicate<FigureSpec> action) {
        chosen().ifPresent(spec -> {
            choices.keep(spec, format.getValue());
            if (action.test(spec)) {
                setVisible(false);
            }
        });
    }

    /** Copies a figure in the colours that were chosen last, without asking. */
    public void copy(FigureSource copied, FigureSpec suggested) {
        export.copy(copied, choices.applied(suggested));
    }

    private static NumberField steps(String key) {
        Range range = Range.whole(Texts.of(key), 0, (long) Schedule.MAX_STEPS.max());
        return new NumberField(Texts.of(key), range::parse, NumberFormat::entry, Texts.of(key));
    }

    /** Shows what a figure would be, in the colours that were chosen last. */
    public void show(FigureSource newSource, FigureSpec suggested) {
        if (export.refuses(newSource)) {
            return;
        }
        if (getChildren().isEmpty()) {
            build();
        }
        source = null;
        FigureSpec spec = choices.applied(suggested);
        width.setValue(spec.width());
        panels.setValue(spec.panels());
        colours.setValue(spec.colours());
        caption.setSelected(spec.captioned());
        format.setValue(choices.format());
        from.setValue(spec.from().orElse(0));
        to.setValue(spec.to().orElse(newSource.end()));
        boolean ofRuns = newSource instanceof FigureSource.Runs;
        Nodes.show(panelsRow, ofRuns);
        Nodes.show(stepsRow, ofRuns);
        preview.setImage(null);
        source = newSource;
        setVisible(true);
        save.requestFocus();
        draw();
    }

    private void build() {
        width.valueProperty().subscribe(_ -> draw());
        panels.valueProperty().subscribe(_ -> draw());
        colours.valueProperty().subscribe(_ -> draw());
        caption.setAccessibleRole(AccessibleRole.TOGGLE_BUTTON);
        caption.setAccessibleText(
                Texts.of("spoken.pair", Texts.of("figure.caption"), Texts.of("figure.caption.settings.label")));
        Hints.put(caption, Texts.of("figure.caption.settings.tooltip"));
        caption.selectedProperty().subscribe(_ -> draw());
        for (NumberField step : List.of(from, to)) {
            step.valueProperty().subscribe(_ -> draw());
            step.problemProperty().subscribe(_ -> draw());
        }
        HBox range = new HBox(8, from, new Label("–"), to);
        range.setAlignment(Pos.CENTER_LEFT);
        panelsRow = row("figure.panels", panels);
        stepsRow = row("figure.steps", range);
        HBox buttons = new HBox(8, Nodes.space(), closeButton(), copy, save);
        VBox form = Nodes.column(
                "figure-form",
                row("figure.width", width),
                panelsRow,
                row("figure.colours", colours),
                row("figure.caption", caption),
                stepsRow,
                row("figure.format", format),
                problem,
                Nodes.space(),
                buttons);
        form.setPrefWidth(400);
        form.setMinWidth(USE_PREF_SIZE);
        StackPane paper = new StackPane(preview);
        paper.getStyleClass().add("figure-paper");
        paper.setPrefSize(PREVIEW_WIDTH + MARGIN, PREVIEW_HEIGHT + MARGIN);
        // In a small window the preview shrinks, and the form stays.
        paper.setMinSize(LEAST_PREVIEW, LEAST_PREVIEW);
        preview.setAccessibleText(Texts.of("figure.preview"));
        preview.setPreserveRatio(true);
        preview.setSmooth(true);
        preview.fitWidthProperty().bind(paper.widthProperty().subtract(MARGIN));
        preview.fitHeightProperty().bind(paper.heightProperty().subtract(MARGIN));
        build("figure.title", "figure.text", new HBox(24, form, paper));
    }

    /** What is chosen; empty if that is no figure, which is said. */
    private Optional<FigureSpec> chosen() {
        return switch (source) {
            case FigureSource.Runs runs -> chosen(runs);
            case FigureSource.Single _ -> {
                refuse("", copy, save);
                yield Optional.of(spec(OptionalLong.empty(), OptionalLong.empty()));
            }
        };
    }

    private Optional<FigureSpec> chosen(FigureSource.Runs runs) {
        String invalid = Stream.of(from, to)
                .map(field -> field.problemProperty().get())
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElse("");
        if (!invalid.isEmpty()) {
            from.mark("");
            refuse(invalid, copy, save);
            return Optional.empty();
        }
        try {
            long last = (long) to.getValue();
            OptionalLong first = OptionalLong.of((long) from.getValue());
            FigureSpec bounded = spec(first, OptionalLong.of(last));
            from.mark("");
            refuse("", copy, save);
            return Optional.of(last == runs.end() ? spec(first, OptionalLong.empty()) : bounded);
        } catch (InvalidSettingException e) {
            from.mark(e.getMessage());
            refuse(e.getMessage(), copy, save);
            return Optional.empty();
        }
    }

    private FigureSpec spec(OptionalLong first, OptionalLong last) {
        return new FigureSpec(
                width.getValue(), panels.getValue(), colours.getValue(), caption.isSelected(), first, last);
    }

    /** Shows the figure that is chosen; none while that is none. */
    private void draw() {
        if (source == null) {
            return;
        }
        drawings++;
        chosen().ifPresentOrElse(spec -> draw(spec, drawings), () -> preview.setImage(null));
    }

    private void draw(FigureSpec spec, int drawing) {
        double dpi = DENSITY * PREVIEW_WIDTH / inches(spec.width());
        export.preview(
                source,
                spec,
                dpi,
                image -> {
                    // A later choice may have been drawn already.
                    if (drawing == drawings) {
                        preview.setImage(image);
                    }
                },
                text -> {
                    if (drawing == drawings) {
                        Nodes.say(problem, text);
                    }
                });
    }

    private static double inches(FigureSpec.Width width) {
        return switch (width) {
            case SINGLE -> 6; // which is higher than wide
            case DOUBLE -> 7;
            case SLIDE -> 13.4;
        };
    }
}
