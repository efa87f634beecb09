package org.grokscope.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.grokscope.run.RunState;
import org.grokscope.sessions.CompareRuns;
import org.grokscope.sessions.ComparedRun;
import org.grokscope.sessions.RunTree;
import org.grokscope.ui.controls.Hints;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.Texts;

/** Offers what can be added to the comparison: runs and branches of this window, runs of the library, files. Made when it is opened. */
final class AddMenu extends MenuButton {

    /**
     * An empty menu.
     *
     * @param onRun adds a run of this window
     * @param onLibrary goes to the library
     * @param onFile asks for a file
     */
    AddMenu(CompareRuns compared, RunTree tree, Consumer<ComparedRun> onRun, Runnable onLibrary, Runnable onFile) {
        setText(Texts.of("compare.add.label"));
        Hints.put(this, Texts.of("compare.add.tooltip"));
        getStyleClass().add("compare-add");
        Nodes.wide(this);
        List<MenuItem> others = List.of(item("compare.add.library", onLibrary), item("compare.add.file", onFile));
        getItems().setAll(others);
        setOnShowing(_ -> {
            List<MenuItem> items = new ArrayList<>(runs(compared, tree, onRun));
            if (!items.isEmpty()) {
                items.add(new SeparatorMenuItem());
            }
            items.addAll(others);
            getItems().setAll(items);
        });
    }

    private static MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(Texts.of(key));
        item.setOnAction(_ -> action.run());
        return item;
    }

    /** The runs of the window that are not compared yet: branches stand indented below the run that they left. */
    private static List<MenuItem> runs(CompareRuns compared, RunTree tree, Consumer<ComparedRun> onRun) {
        List<RunTree.Entry> entries = tree.tree();
        List<String> labels = entries.stream().map(CompareNames::label).toList();
        List<RunState> states = entries.stream()
                .map(entry -> entry.session().timeline().latest())
                .toList();
        List<String> names = CompareNames.labelled(labels, states);
        List<MenuItem> items = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            RunTree.Entry entry = entries.get(i);
            if (!compared.contains(entry.session())) {
                String label = labels.get(i);
                MenuItem item = new MenuItem("    ".repeat(entry.depth()) + names.get(i));
                item.setOnAction(_ -> onRun.accept(ComparedRun.of(label, entry.session())));
                items.add(item);
            }
        }
        return items;
    }
}
