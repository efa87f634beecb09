package org.grokscope.ui.export;

import java.util.OptionalLong;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.ToggleSwitch;
import org.grokscope.figures.FigureFile;
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
    /** Pixels of the preview for one of the screen's, so that small type stays legible on dense screens. */
    private static final double DENSITY = 2;

    private final FigureExport export;
    private final Choice<FigureSpec.Width> width = Choice.of(FigureSpec.Width.values(), "figure.width");
    private final Choice<FigureSpec.Panels> panels = Choice.of(FigureSpec.Panels.values(), "figure.panels");
    private final Choice<FigureSpec.Colours> colours = Choice.of(FigureSpec.Colours.values(), "figure.colours");
    private final ToggleSwitch caption = new ToggleSwitch(Texts.of("figure.caption.settings.label"));
    private final Choice<FigureFile> format = Choice.of(FigureFile.values(), "figure.format");
    private final NumberField from = steps("figure.from");
    private final NumberField to = steps("figure.to");
    private final ImageView preview = new ImageView();
    private final Button save = Nodes.button(Texts.of("figure.save"), this::save, "accent");
    private FigureSource source;
    private int drawings;

    public FigureCard(FigureExport export) {
        this.export = export;
    }

    private void save() {
        spec(each -> export.save(source, each, format.getValue()));
    }

    private static NumberField steps(String key) {
        Range range = Range.whole("step", 0, (long) Schedule.MAX_STEPS.max());
        return new NumberField(Texts.of(key), range::parse, NumberFormat::entry, Texts.of(key));
    }

    /** Shows what a figure of some runs would be. */
    public void show(FigureSource newSource, FigureSpec spec) {
        if (getChildren().isEmpty()) {
            build();
        }
        source = null;
        width.setValue(spec.width());
        panels.setValue(spec.panels());
        colours.setValue(spec.colours());
        caption.setSelected(spec.captioned());
        from.setValue(spec.from().orElse(0));
        to.setValue(spec.to().orElse(newSource.end()));
        preview.setImage(null);
        source = newSource;
        setVisible(true);
        save.requestFocus();
        draw();
    }

    private void build() {
        format.setValue(FigureFile.PDF);
        width.valueProperty().subscribe(_ -> draw());
        panels.valueProperty().subscribe(_ -> draw());
        colours.valueProperty().subscribe(_ -> draw());
        caption.setAccessibleRole(AccessibleRole.TOGGLE_BUTTON);
        Hints.put(caption, Texts.of("figure.caption.settings.tooltip"));
        caption.selectedProperty().subscribe(_ -> draw());
        from.valueProperty().subscribe(_ -> draw());
        to.valueProperty().subscribe(_ -> draw());
        HBox range = new HBox(8, from, new Label("–"), to);
        range.setAlignment(Pos.CENTER_LEFT);
        Button copy = Nodes.button(Texts.of("figure.copy"), () -> spec(each -> export.copy(source, each)));
        HBox buttons = new HBox(8, Nodes.space(), closeButton(), copy, save);
        VBox form = Nodes.column(
                "figure-form",
                row("figure.width", width),
                row("figure.panels", panels),
                row("figure.colours", colours),
                row("figure.caption", caption),
                row("figure.steps", range),
                row("figure.format", format),
                problem,
                Nodes.space(),
                buttons);
        form.setPrefWidth(400);
        StackPane paper = new StackPane(preview);
        paper.getStyleClass().add("figure-paper");
        paper.setPrefSize(PREVIEW_WIDTH + 20, PREVIEW_HEIGHT + 20);
        preview.setAccessibleText(Texts.of("figure.preview"));
        preview.setPreserveRatio(true);
        preview.setSmooth(true);
        preview.setFitWidth(PREVIEW_WIDTH);
        preview.setFitHeight(PREVIEW_HEIGHT);
        build("figure.title", "figure.text", new HBox(24, form, paper));
    }

    private interface Use {
        void of(FigureSpec spec);
    }

    /** Passes on what is chosen, or says why that is no figure. */
    private void spec(Use use) {
        if (source == null) {
            return;
        }
        try {
            long last = (long) to.getValue();
            FigureSpec spec = new FigureSpec(
                    width.getValue(),
                    panels.getValue(),
                    colours.getValue(),
                    caption.isSelected(),
                    OptionalLong.of((long) from.getValue()),
                    last == source.end() ? OptionalLong.empty() : OptionalLong.of(last));
            Nodes.say(problem, "");
            use.of(spec);
        } catch (InvalidSettingException e) {
            Nodes.say(problem, e.getMessage());
        }
    }

    private void draw() {
        spec(spec -> {
            int drawing = ++drawings;
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
                    text -> Nodes.say(problem, text));
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
