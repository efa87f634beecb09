package org.grokscope.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.grokscope.plot.paint.PlotPalette;
import org.grokscope.run.RunState;
import org.grokscope.sessions.ComparedRun;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.outcome.OutcomeKind;

/** The compared runs with their marks, which is the legend of the plots; each can be taken out. */
final class RunList extends VBox {
    private final Consumer<ComparedRun> onRemove;
    private final List<Label> phases = new ArrayList<>();

    /**
     * An empty list.
     *
     * @param onRemove takes a run out
     */
    RunList(Consumer<ComparedRun> onRemove) {
        this.onRemove = onRemove;
        getStyleClass().add("compare-list");
    }

    void show(Contestants shown, PlotPalette palette) {
        phases.clear();
        List<Node> rows = new ArrayList<>();
        for (int i = 0; i < shown.runs().size(); i++) {
            ComparedRun run = shown.runs().get(i);
            String name = shown.names().get(i);
            Label text = Nodes.label(name, "compare-name");
            text.setWrapText(true);
            text.setMinWidth(0);
            HBox.setHgrow(text, Priority.ALWAYS);
            text.setMaxWidth(Double.MAX_VALUE);
            Label phase = Nodes.label("", "quiet");
            phase.setMinWidth(USE_PREF_SIZE);
            phases.add(phase);
            Button remove = Nodes.closer(
                    Texts.of("compare.remove.accessible", name),
                    Texts.of("compare.remove.tooltip"),
                    () -> onRemove.accept(run));
            remove.setMinWidth(USE_PREF_SIZE);
            rows.add(Nodes.row("compare-row", new RunMark(shown.styles().get(i), palette), text, phase, remove));
        }
        if (rows.isEmpty()) {
            rows.add(Nodes.wrapped(Texts.of("compare.runs.empty"), "quiet"));
        }
        getChildren().setAll(rows);
    }

    void refresh(List<RunState> states) {
        for (int i = 0; i < states.size(); i++) {
            phases.get(i).setText(OutcomeKind.word(states.get(i)));
        }
    }
}
