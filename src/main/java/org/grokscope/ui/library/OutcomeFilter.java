package org.grokscope.ui.library;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import org.grokscope.narration.NumberFormat;
import org.grokscope.storage.library.StoredRun;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.outcome.OutcomeKind;

/** Chips that show only the runs of an outcome, each with how many there are. */
final class OutcomeFilter extends HBox {

    /** What is shown. */
    enum Choice {
        ALL(EnumSet.allOf(OutcomeKind.class)),
        GROKKED(EnumSet.of(OutcomeKind.GROKKED)),
        MEMORIZED(EnumSet.of(OutcomeKind.MEMORIZED_ONLY)),
        RUNNING(EnumSet.of(OutcomeKind.RUNNING)),
        PAUSED(EnumSet.of(OutcomeKind.PAUSED)),
        OTHER(EnumSet.of(
                OutcomeKind.NOT_LEARNED,
                OutcomeKind.STOPPED,
                OutcomeKind.INTERRUPTED,
                OutcomeKind.FAILED,
                OutcomeKind.NOT_MEASURED));

        private final Set<OutcomeKind> kinds;

        Choice(Set<OutcomeKind> kinds) {
            this.kinds = kinds;
        }

        boolean accepts(OutcomeKind kind) {
            return kinds.contains(kind);
        }

        private String label() {
            return switch (this) {
                case ALL -> Texts.of("library.filter.all");
                case OTHER -> Texts.of("library.filter.other");
                case GROKKED, MEMORIZED, RUNNING, PAUSED ->
                    kinds.iterator().next().label();
            };
        }
    }

    private final Map<Choice, ToggleButton> chips = new EnumMap<>(Choice.class);
    private Choice chosen = Choice.ALL;

    OutcomeFilter(Runnable onChosen) {
        getStyleClass().add("outcome-filter");
        for (Choice choice : Choice.values()) {
            ToggleButton chip = new ToggleButton();
            chip.setMinWidth(USE_PREF_SIZE);
            if (choice.kinds.size() == 1) {
                chip.setGraphic(choice.kinds.iterator().next().sign());
            }
            chip.getStyleClass().add("filter-chip");
            chip.setOnAction(_ -> {
                choose(choice);
                onChosen.run();
            });
            chips.put(choice, chip);
            getChildren().add(chip);
        }
        choose(Choice.ALL);
        show(Map.of());
    }

    private void choose(Choice choice) {
        chosen = choice;
        chips.forEach((each, chip) -> chip.setSelected(each == choice));
    }

    Choice chosen() {
        return chosen;
    }

    /** How many runs there are of each choice. */
    static Map<Choice, Integer> count(List<StoredRun> runs) {
        Map<Choice, Integer> counts = new EnumMap<>(Choice.class);
        for (StoredRun run : runs) {
            OutcomeKind kind = OutcomeKind.of(run);
            for (Choice choice : Choice.values()) {
                if (choice.accepts(kind)) {
                    counts.merge(choice, 1, Integer::sum);
                }
            }
        }
        return counts;
    }

    /** Shows the chips of which there are runs. */
    void show(Map<Choice, Integer> counts) {
        chips.forEach((choice, chip) -> {
            int count = counts.getOrDefault(choice, 0);
            chip.setText(choice.label() + "  " + NumberFormat.count(count));
            Nodes.show(chip, count > 0 || choice == Choice.ALL || choice == chosen);
        });
    }
}
