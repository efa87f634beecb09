package org.grokscope.ui.shell;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToggleButton;
import org.controlsfx.control.ToggleSwitch;
import org.grokscope.plot.fx.Plot;
import org.grokscope.plot.fx.StepSlider;
import org.grokscope.run.config.RunConfig;
import org.grokscope.sessions.CompareRuns;
import org.grokscope.training.TrainingSession;
import org.grokscope.typesetting.MathText;
import org.grokscope.ui.export.Exports;
import org.grokscope.ui.run.RunController;
import org.grokscope.ui.settings.SettingsPanel;

/** What one sees of a main window, read on the JavaFX thread. */
abstract class Sight {

    final MainWindow content;

    Sight(MainWindow content) {
        this.content = content;
    }

    public Scene scene() {
        return content.scene();
    }

    public TrainingSession session() {
        return Window.call(() -> run().session());
    }

    public RunController run() {
        return content.run();
    }

    /** The runs that are compared. */
    public CompareRuns compared() {
        return content.compared();
    }

    public Exports exports() {
        return content.exports();
    }

    String badge() {
        return labelled(".badge");
    }

    /** The sentence, with ordinary spaces. */
    public String sentence() {
        return labelled(".sentence").replace('\u00a0', ' ');
    }

    public String engine() {
        return labelled(".message-line > .quiet");
    }

    /** The text of a control in plain characters. */
    public static String text(Labeled control) {
        return control.getText() == null ? "" : MathText.unset(control.getText());
    }

    private String labelled(String style) {
        return Window.call(() -> text((Label) scene().lookup(style)));
    }

    /** The one number that matters, with its name and what qualifies it. */
    String hero() {
        return Window.call(() -> scene().lookup(".hero-value").getAccessibleText());
    }

    /** The number or word beside a readout's name. */
    public String readout(String name) {
        return Window.call(() -> all(scene().getRoot())
                .filter(node -> node instanceof Label label && text(label).equals(name))
                .filter(node -> node.getStyleClass().contains("readout-name"))
                .map(node -> text((Label) node.getParent().lookup(".readout-value")))
                .findFirst()
                .orElseThrow());
    }

    /** What the notice below the settings says; empty if there is none. */
    String notice() {
        return Window.call(() -> {
            Node notice = scene().lookup(".notice");
            return notice != null && notice.isVisible() ? text((Label) notice.lookup(".notice-text")) : "";
        });
    }

    public List<Plot> plots() {
        return Window.call(() -> all(scene().getRoot())
                .filter(Plot.class::isInstance)
                .map(Plot.class::cast)
                .toList());
    }

    public TextField field(String accessibleName) {
        return node(TextField.class, field -> accessibleName.equals(Walk.name(field)));
    }

    /** The field that shows such a text while it is empty. */
    public TextInputControl prompted(String text) {
        return node(TextInputControl.class, field -> text.equals(field.getPromptText()));
    }

    public CheckBox box(String text) {
        return node(CheckBox.class, box -> text.equals(text(box)));
    }

    /** The one view of a kind. */
    public <T extends Node> T the(Class<T> type) {
        return node(type, any -> true);
    }

    /** The timeline below the plots. */
    public StepSlider timeline() {
        return the(StepSlider.class);
    }

    Slider slider(String accessibleName) {
        return node(Slider.class, slider -> accessibleName.equals(Walk.name(slider)));
    }

    /** The button with a text, or with such a name if it shows a sign instead. */
    public Button button(String text) {
        return node(
                Button.class,
                button -> text.equals(text(button))
                        || (text(button).isEmpty() && text.equals(button.getAccessibleText())));
    }

    /** Adds a run of the window to those that are compared. */
    public void addToComparison(String name) {
        MenuButton menu = node(MenuButton.class, button -> text(button).equals("+ Add a run …"));
        Window.run(() -> {
            menu.getOnShowing().handle(null);
            menu.getItems().stream()
                    .filter(item -> name.equals(item.getText()))
                    .findFirst()
                    .orElseThrow()
                    .fire();
        });
    }

    public ToggleButton segment(String text) {
        return node(ToggleButton.class, button -> text.equals(text(button)));
    }

    ToggleSwitch toggle(String text) {
        return node(
                ToggleSwitch.class,
                toggle -> text.equals(text(toggle)) || MathText.spoken(text).equals(toggle.getAccessibleText()));
    }

    ComboBox<?> list(String accessibleName) {
        return node(ComboBox.class, list -> accessibleName.equals(Walk.name(list)));
    }

    public boolean shows(String text) {
        return Window.call(() -> all(scene().getRoot())
                .anyMatch(node -> node instanceof Labeled labeled && text.equals(text(labeled)) && shown(node)));
    }

    boolean helpIsOpen() {
        return Window.call(() -> scene().lookup(".help-veil").isVisible());
    }

    public String text(TextField field) {
        return Window.call(field::getText);
    }

    RunConfig draft() {
        return Window.call(() -> settings().draft());
    }

    SettingsPanel settings() {
        return Window.call(() -> (SettingsPanel) scene().lookup(".settings"));
    }

    private <T extends Node> T node(Class<T> type, Predicate<T> wanted) {
        return Window.call(() -> search(type, wanted)
                .or(() -> {
                    unfold();
                    return search(type, wanted);
                })
                .orElseThrow());
    }

    private <T extends Node> Optional<T> search(Class<T> type, Predicate<T> wanted) {
        return all(scene().getRoot())
                .filter(type::isInstance)
                .map(type::cast)
                .filter(wanted)
                .filter(Sight::shown)
                .findFirst();
    }

    /** Unfolds all groups of settings, as one would in search of one. */
    void unfold() {
        all(scene().getRoot())
                .filter(TitledPane.class::isInstance)
                .map(TitledPane.class::cast)
                .toList()
                .forEach(group -> group.setExpanded(true));
        scene().getRoot().applyCss();
        scene().getRoot().layout();
    }

    public static boolean shown(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    public static Stream<Node> all(Node root) {
        return root instanceof Parent parent
                ? Stream.concat(
                        Stream.of(root),
                        parent.getChildrenUnmodifiable().stream().flatMap(Sight::all))
                : Stream.of(root);
    }
}
