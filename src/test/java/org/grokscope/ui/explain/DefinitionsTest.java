package org.grokscope.ui.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.controlsfx.control.PopOver;
import org.grokscope.training.FakeLearner;
import org.grokscope.typesetting.MathText;
import org.grokscope.ui.shell.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Definitions: complete in both languages, short, and a click or a key away from what they explain. */
class DefinitionsTest {

    private static final Path FOLDER = Path.of("src/main/resources/org/grokscope/ui/explain");
    private static final int MOST_WORDS = 60;

    private Window window;

    @AfterEach
    void close() {
        if (window != null) {
            window.close();
        }
    }

    @Test
    void everyTermIsDefinedInBothLanguagesAndShort() {
        Map<Term, Definition> english = definitions(Locale.ENGLISH);
        Map<Term, Definition> german = definitions(Locale.GERMAN);
        for (Term term : Term.values()) {
            for (Definition each : List.of(english.get(term), german.get(term))) {
                for (String text : List.of(each.name(), each.what(), each.how(), each.why(), each.sources())) {
                    assertFalse(text.isBlank() || text.contains("{"), term + ": " + text);
                    // JavaFX breaks lines with letters that have a separate accent in the wrong place, and shows parts
                    // twice.
                    assertTrue(
                            text.codePoints().noneMatch(c -> Character.getType(c) == Character.NON_SPACING_MARK), text);
                }
                String all = String.join(" ", each.what(), each.how(), each.why());
                assertTrue(all.split("\\s+").length <= MOST_WORDS, term + ": " + all);
            }
            assertNotEquals(english.get(term).what(), german.get(term).what(), term + " is translated");
            assertNotEquals(english.get(term).why(), german.get(term).why(), term + " is translated");
        }
    }

    @Test
    void noTextIsWithoutATerm() throws IOException {
        Set<String> terms =
                new TreeSet<>(Stream.of(Term.values()).map(Term::key).toList());
        Set<String> english = keys("definitions.properties");
        assertEquals(english, keys("definitions_de.properties"));
        Set<String> defined = new TreeSet<>();
        english.forEach(key -> defined.add(key.substring(0, key.lastIndexOf('.'))));
        assertEquals(terms, defined);
    }

    private static Set<String> keys(String file) throws IOException {
        Properties texts = new Properties();
        try (Reader in = Files.newBufferedReader(FOLDER.resolve(file))) {
            texts.load(in);
        }
        return new TreeSet<>(texts.stringPropertyNames());
    }

    private static Map<Term, Definition> definitions(Locale locale) {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(locale);
            Map<Term, Definition> definitions = new EnumMap<>(Term.class);
            for (Term term : Term.values()) {
                definitions.put(term, Definition.of(term));
            }
            return definitions;
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aClickOnALabelOpensItsDefinitionAndEscapeOrAClickElsewhereClosesIt() {
        window = new Window(new FakeLearner.Factory());
        for (Label label : terms()) {
            window.click(label);
            String shown = shown();
            Term term = Window.call(() -> (Term) label.getProperties().get(Term.class));
            Definition definition = Definition.of(term);
            for (String part : List.of(definition.name(), definition.what(), definition.how(), definition.why())) {
                assertTrue(shown.contains(part), term + " says " + part + ": " + shown);
            }
            assertTrue(
                    Window.call(label::getAccessibleHelp).contains(MathText.spoken(definition.how())),
                    "a screen reader gets the whole text");
            window.press(KeyCode.ESCAPE);
            assertEquals("", shown());
        }
        window.click(terms().getFirst());
        assertNotEquals("", shown());
        window.click(window.segment("SGD"));
        assertEquals("", shown());
    }

    @Test
    void aKeyOpensTheDefinitionOfWhatHasTheFocus() {
        window = new Window(new FakeLearner.Factory());
        window.focusOn("Modulus p");
        window.press(KeyCode.F1);
        assertTrue(shown().startsWith(Definition.of(Term.MODULUS).name()), shown());
        window.press(KeyCode.ESCAPE);
        Window.run(() -> window.segment("SGD").requestFocus());
        window.press(KeyCode.F1);
        assertTrue(shown().startsWith(Definition.of(Term.SGD).name()), shown());
        window.press(KeyCode.ESCAPE);
        Label delay = terms().stream()
                .filter(label -> label.getText().equals("delay"))
                .findFirst()
                .orElseThrow();
        Window.run(delay::requestFocus);
        window.press(KeyCode.ENTER);
        assertTrue(shown().startsWith(Definition.of(Term.DELAY).name()), shown());
        window.press(KeyCode.ESCAPE);
        Window.run(() -> window.plots().getFirst().requestFocus());
        window.press(KeyCode.F1);
        assertTrue(shown().startsWith(Definition.of(Term.ACCURACY).name()), shown());
        window.press(KeyCode.ESCAPE);
    }

    @Test
    void labelsOfWhatIsDisabledOpenTheirDefinitions() {
        window = new Window(new FakeLearner.Factory());
        Label hold = label("Hold ‖θ‖");
        assertTrue(Window.call(() -> hold.getLabelFor().isDisabled()), "no run is under way");
        window.click(hold);
        assertTrue(shown().startsWith(Definition.of(Term.HOLD).name()), shown());
        window.press(KeyCode.ESCAPE);
        Label planned = label("Planned");
        Window.run(() -> Reasons.set(planned.getParent().getParent(), "The pane is busy."));
        window.click(planned);
        assertTrue(shown().startsWith(Definition.of(Term.INTERVENTION).name()), shown());
        window.press(KeyCode.ESCAPE);
    }

    private Label label(String text) {
        return terms().stream()
                .filter(label -> Window.text(label).equals(text))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void oneDefinitionLeadsToAnother() {
        window = new Window(new FakeLearner.Factory());
        window.click(terms().stream()
                .filter(label -> Window.text(label).equals("‖θ‖²"))
                .findFirst()
                .orElseThrow());
        Labeled link = Window.call(() -> nodes(popOver().getRoot())
                .filter(node -> node instanceof Labeled each
                        && Window.text(each).equals(Definition.of(Term.KAPPA).name()))
                .map(Labeled.class::cast)
                .findFirst()
                .orElseThrow());
        window.click(link);
        assertTrue(shown().startsWith(Definition.of(Term.KAPPA).name()), shown());
        window.press(KeyCode.ESCAPE);
    }

    private List<Label> terms() {
        return Window.call(() -> nodes(window.scene().getRoot())
                .filter(node -> node instanceof Label && node.getStyleClass().contains("term"))
                .filter(DefinitionsTest::isShown)
                .map(Label.class::cast)
                .toList());
    }

    private static boolean isShown(Node node) {
        return node == null || (node.isVisible() && isShown(node.getParent()));
    }

    private static PopOver popOver() {
        return javafx.stage.Window.getWindows().stream()
                .filter(PopOver.class::isInstance)
                .map(PopOver.class::cast)
                .findFirst()
                .orElse(null);
    }

    /** What the open definition says; empty if none is open. */
    private static String shown() {
        return Window.call(() -> popOver() == null
                ? ""
                : String.join(
                        "\n",
                        nodes(popOver().getRoot())
                                .filter(Label.class::isInstance)
                                .map(node -> Window.text((Label) node))
                                .toList()));
    }

    private static Stream<Node> nodes(Node root) {
        return root instanceof Parent parent
                ? Stream.concat(
                        Stream.of(root),
                        parent.getChildrenUnmodifiable().stream().flatMap(DefinitionsTest::nodes))
                : Stream.of(root);
    }
}
