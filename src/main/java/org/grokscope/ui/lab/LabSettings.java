package org.grokscope.ui.lab;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.grokscope.experiments.sweep.PlannedRun;
import org.grokscope.experiments.sweep.SweepException;
import org.grokscope.experiments.sweep.SweepSpec;
import org.grokscope.narration.NumberFormat;
import org.grokscope.training.Capacity;
import org.grokscope.ui.controls.FilePicker;
import org.grokscope.ui.controls.Focus;
import org.grokscope.ui.controls.Hints;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.explain.Definitions;
import org.grokscope.ui.explain.Term;
import org.grokscope.ui.tasks.FileTasks;

/** What the scaling lab is to run: the specification, how many runs at a time, and where the results go. */
final class LabSettings extends VBox {

    private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");

    /** The text is parsed this long after the last key, not at each one. */
    private static final Duration TYPING = Duration.millis(250);

    private final ComboBox<ReadySweep> ready = new ComboBox<>();
    private final TextArea text = new TextArea();
    private final Label reading = Nodes.wrapped("");
    private final ComboBox<Integer> jobs = new ComboBox<>();
    private final TextField folder = new TextField();
    private final PauseTransition typing = new PauseTransition(TYPING);
    private final Capacity capacity;
    private final FileTasks files;
    private final Runnable onEdit;
    private final Runnable onOpen;
    private SweepSpec spec;
    /** The folder whose results are shown, which may be gone on with; null for none. */
    private Path present;

    private boolean folderIsOurs = true;

    /**
     * Makes the fields.
     *
     * @param capacity limits how many runs train at a time
     * @param onEdit called when the specification or the folder has changed
     * @param onOpen called when the results of a folder are to be shown
     */
    LabSettings(Capacity capacity, FilePicker picker, FileTasks files, Runnable onEdit, Runnable onOpen) {
        this.capacity = capacity;
        this.files = files;
        this.onEdit = onEdit;
        this.onOpen = onOpen;
        getStyleClass().addAll("settings", "lab-settings");
        prepareSpecification();
        int cores = capacity.cores();
        jobs.getItems()
                .setAll(IntStream.rangeClosed(1, Math.max(cores, 2)).boxed().toList());
        jobs.setValue(cores);
        jobs.setOnAction(_ -> read());
        folder.textProperty().addListener(_ -> {
            folderIsOurs = folderIsOurs && !folder.isFocused();
            folder.pseudoClassStateChanged(INVALID, folder() == null);
            onEdit.run();
        });
        Button choose = Nodes.button(
                Texts.of("lab.folder.choose"),
                () -> picker.folder(Texts.of("lab.folder.title")).ifPresent(this::use));
        Button open = Nodes.hinted(
                "lab.open", () -> picker.folder(Texts.of("lab.open.title")).ifPresent(this::open));
        getChildren()
                .addAll(
                        Nodes.label(Texts.of("lab.section.sweep"), "section"),
                        ready,
                        text,
                        reading,
                        Nodes.label(Texts.of("lab.section.run"), "section"),
                        Definitions.field(Texts.of("lab.jobs"), Term.PARALLEL, jobs),
                        labelled(folder),
                        folder,
                        new HBox(8, choose, open));
        ready.setValue(ReadySweep.DECAY);
        text.setText(ReadySweep.DECAY.text());
        read();
    }

    private static Label labelled(TextField folder) {
        Label label = new Label(Texts.of("lab.folder"));
        label.setLabelFor(folder);
        return label;
    }

    private void prepareSpecification() {
        ready.getItems().setAll(ReadySweep.values());
        ready.setMaxWidth(Double.MAX_VALUE);
        Hints.name(ready, Texts.of("lab.preset.accessible"));
        ready.setOnAction(_ -> text.setText(ready.getValue().text()));
        text.getStyleClass().add("lab-text");
        Focus.leaveByTab(text);
        Hints.name(text, Texts.of("lab.spec.accessible"));
        Hints.put(text, Texts.of("lab.spec.tooltip"));
        text.setPrefRowCount(12);
        text.setWrapText(true);
        VBox.setVgrow(text, Priority.ALWAYS);
        text.textProperty().addListener(_ -> typing.playFromStart());
        typing.setOnFinished(_ -> read());
    }

    private void read() {
        try {
            spec = SweepSpec.parse(Texts.of("lab.spec.name"), text.getText());
            String runs = NumberFormat.count(spec.runs().size());
            String settings = NumberFormat.count(spec.runs().getLast().cell());
            String summary = Texts.of("lab.spec.summary", runs, settings);
            int room = room();
            say(room < jobs.getValue() ? Texts.of("lab.spec.room", summary, NumberFormat.count(room)) : summary, false);
            if (folderIsOurs && present == null) {
                folder.setText(LabFolders.fresh(LabFolders.usual(), spec.name()).toString());
            }
        } catch (SweepException e) {
            spec = null;
            say(e.getMessage(), true);
        }
        onEdit.run();
    }

    private void say(String line, boolean wrong) {
        reading.setText(line);
        Nodes.style(reading, "quiet", !wrong);
        Nodes.style(reading, "lab-problem", wrong);
        text.pseudoClassStateChanged(INVALID, wrong);
    }

    /** Sets the folder of the results. */
    void use(Path chosen) {
        folderIsOurs = false;
        folder.setText(chosen.toString());
    }

    /** Shows the results of an earlier sweep. */
    void open(Path results) {
        files.read(
                () -> Files.readString(results.resolve("spec.yaml")),
                specification -> {
                    text.setText(specification);
                    present = results;
                    use(results);
                    read();
                    if (spec != null) {
                        onOpen.run();
                    }
                },
                _ -> say(Texts.of("lab.folder.no-sweep", results.toString()), true));
    }

    /** What to run, or null while the text is wrong. */
    SweepSpec spec() {
        return spec;
    }

    /** As many runs at a time as chosen, if the memory has room for them. */
    int jobs() {
        return Math.min(jobs.getValue(), room());
    }

    private int room() {
        return capacity.room(spec.runs().stream().map(PlannedRun::config).toList())
                .runs();
    }

    /** Where the results go; null for what is no path. */
    Path folder() {
        try {
            return folder.getText().isBlank() ? null : Path.of(folder.getText().strip());
        } catch (InvalidPathException e) {
            return null;
        }
    }

    /** Whether the folder is the one whose results are shown. */
    boolean isPresent() {
        return present != null && present.equals(folder());
    }

    /** The results in this folder are shown from now on. */
    void setPresent(Path results) {
        present = results;
    }

    /** The next sweep gets a folder of its own. */
    void forget() {
        present = null;
        folderIsOurs = true;
        read();
    }
}
