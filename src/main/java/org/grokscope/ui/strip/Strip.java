package org.grokscope.ui.strip;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.geometry.Insets;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.grokscope.narration.Headline;
import org.grokscope.narration.NumberFormat;
import org.grokscope.typesetting.MathText;
import org.grokscope.ui.controls.Hints;
import org.grokscope.ui.controls.MathLabels;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.explain.Definitions;
import org.grokscope.ui.explain.Term;

/**
 * Above the plots: the one number that matters, the phase with a sentence on what is happening, and the other readouts. The style sheet
 * fixes its height, and its content is not managed: whatever it says, nothing else in the window is laid out again.
 */
public class Strip extends Region {

    private static final double ROOM_FOR_READOUTS = 66;

    private final Label name = explained("hero-name", Term.FORECAST, this::spoken);
    private final Label value = Nodes.label("", "hero-value");
    private final Label aside = Nodes.label("", "hero-aside");
    private final WindowGlyph glyph = new WindowGlyph();
    private final Label detail = Nodes.label("", "hero-detail");
    private final Label passed = Nodes.label("", "phase");
    private final Label badge = Nodes.label("", "badge");
    private final Label ahead = Nodes.label("", "phase");
    private final Label sentence = Nodes.label("", "sentence");
    private final Map<String, Label> values = new LinkedHashMap<>();
    private final SentenceLines lines = new SentenceLines(sentence);
    private final HeroSize heroSize = new HeroSize(name, value, aside, glyph, detail);
    private final VBox hero;
    private final VBox words;
    /** What each label was told last. Some say it in other characters, which makes every comparison with their text fail. */
    private final Map<Label, String> told = new HashMap<>();

    private final VBox figures = new ReadoutColumn(this::smallType);
    private final HBox content;
    private String spokenHeadline = "";

    /**
     * A readout.
     *
     * @param key its name is the text {@code KEY.label}
     * @param term what it means
     */
    public record Figure(String key, Term term) {}

    /**
     * An empty strip.
     *
     * @param readouts at most four, in the order in which they stand
     */
    protected Strip(List<Figure> readouts) {
        getStyleClass().add("status-strip");
        value.setMinWidth(USE_PREF_SIZE);
        name.setWrapText(true);
        Region dot = new Region();
        dot.getStyleClass().add("phase-dot");
        badge.setGraphic(dot);
        Nodes.show(passed, false);
        Nodes.show(ahead, false);
        sentence.setWrapText(true);
        hero = Nodes.column(
                "hero", name, Nodes.row("hero-number", value, aside), Nodes.row("hero-band", glyph, detail));
        words = Nodes.column("words", Nodes.fill(Nodes.row("phases"), List.of(passed, badge, ahead)), sentence);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(0);
        name.fontProperty().addListener(_ -> requestLayout());
        readouts.forEach(this::addReadout);
        content = Nodes.row("strip-content", hero, words, figures);
        content.setManaged(false);
        getChildren().add(content);
    }

    private void addReadout(Figure figure) {
        Label number = Nodes.label(NumberFormat.NOTHING, "readout-value");
        Label readoutName = explained(
                "readout-name",
                figure.term(),
                () -> Texts.of("spoken.pair", Definitions.name(figure.term()), MathText.unset(number.getText())));
        readoutName.setText(Texts.of(figure.key() + ".label"));
        number.setMinWidth(USE_PREF_SIZE);
        values.put(figure.key(), number);
        figures.getChildren().add(Nodes.row("readout", readoutName, Nodes.space(), number));
    }

    /** The name of something that changes, which a screen reader says together with it: nobody can see it beside its name. */
    private static Label explained(String style, Term term, Supplier<String> spoken) {
        Label label = new Label() {
            @Override
            public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
                return attribute == AccessibleAttribute.TEXT
                        ? MathText.spoken(spoken.get())
                        : super.queryAccessibleAttribute(attribute, parameters);
            }
        };
        label.getStyleClass().add(style);
        return Definitions.explain(MathLabels.follow(label), term);
    }

    /** All of the strip but the readouts. */
    private String spoken() {
        return String.join(". ", spokenHeadline, badge.getText(), told.getOrDefault(sentence, ""));
    }

    /** In a narrower place the sentence needs the room of the readouts, which stand in the plots, too. In sizes of the small type. */
    protected double roomForReadouts() {
        return ROOM_FOR_READOUTS;
    }

    /** Takes a readout away. */
    protected final void hide(String readoutKey) {
        Nodes.show(values.get(readoutKey).getParent(), false);
    }

    /** Shows the number that matters. */
    protected final void show(Headline headline) {
        tell(name, headline.name());
        tell(value, headline.value());
        tell(aside, headline.aside().isEmpty() ? "" : "· " + headline.aside());
        tell(detail, headline.detail());
        glyph.show(headline.window());
        spokenHeadline = headline.spoken();
        value.setAccessibleText(spokenHeadline);
        showAsides();
    }

    /** Shows a readout. */
    protected final void read(String key, String text) {
        tell(values.get(key), text);
    }

    /** What comes before the present phase, and what after it; empty for nothing. */
    protected final void showPhases(String before, String after) {
        tell(passed, before);
        tell(ahead, after);
        showAsides();
    }

    private void showAsides() {
        if (getWidth() > 0) {
            boolean roomy = heroSize.fit(hero, getWidth(), smallType());
            double gap = (roomy ? 1.6 : 0.8) * smallType();
            content.setSpacing(gap);
            words.setPadding(new Insets(0, 0, 0, gap));
            lines.fit(wordsWidth(), smallType());
        }
        boolean phases = getWidth() == 0 || phasesWidth() <= wordsWidth();
        Nodes.show(passed, phases && !passed.getText().isEmpty());
        Nodes.show(ahead, phases && !ahead.getText().isEmpty());
    }

    private double phasesWidth() {
        return Stream.of(passed, badge, ahead)
                .filter(label -> !label.getText().isEmpty())
                .mapToDouble(label -> label.prefWidth(-1) + smallType())
                .sum();
    }

    /** The width that is left beside the number and the readouts. */
    private double wordsWidth() {
        double readouts = figures.isVisible() ? figures.prefWidth(-1) + content.getSpacing() : 0;
        return getWidth()
                - horizontal(content.getInsets())
                - hero.prefWidth(-1)
                - content.getSpacing()
                - horizontal(words.getInsets())
                - readouts;
    }

    private static double horizontal(Insets insets) {
        return insets.getLeft() + insets.getRight();
    }

    /** Says where things stand. */
    protected final void say(String phase, boolean wrong, String said) {
        tell(badge, phase);
        Nodes.style(badge, "wrong", wrong);
        if (tell(sentence, said)) {
            Hints.put(sentence, said);
            showAsides();
        }
    }

    /** Changes a label; costs nothing if it says that already. Returns whether it is new. */
    private boolean tell(Label label, String text) {
        boolean isNew = !text.equals(told.put(label, text));
        if (isNew) {
            // A line does not end between a number and its sign.
            label.setText(text.replace(" %", "\u00a0%"));
        }
        return isNew;
    }

    /** The size that all others follow: larger in a presentation and in a film. */
    private double smallType() {
        return name.getFont().getSize();
    }

    @Override
    protected void layoutChildren() {
        Nodes.show(figures, getWidth() >= roomForReadouts() * smallType());
        showAsides();
        content.resizeRelocate(0, 0, getWidth(), getHeight());
        content.layout();
    }
}
