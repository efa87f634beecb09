package org.grokscope.ui.library;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.grokscope.figures.PlotFigure;
import org.grokscope.narration.NumberFormat;
import org.grokscope.narration.RelativeTime;
import org.grokscope.plot.paint.PlotPalette;
import org.grokscope.plot.paint.PlotTypography;
import org.grokscope.run.RunOutline;
import org.grokscope.sessions.CompareRuns;
import org.grokscope.storage.library.StoredRun;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.explain.Reasons;
import org.grokscope.ui.outcome.OutcomeChip;
import org.grokscope.ui.outcome.OutcomeKind;

/** The selected runs: what can be done with them, curves and checkpoints, settings, label. */
final class LibraryDetails extends VBox {

    private final LibraryController library;
    private final RelativeTime times;
    private final Label title = Nodes.label("", "details-title");
    private final OutcomeChip chip = new OutcomeChip();
    private final Label facts = Nodes.wrapped("", "quiet");
    private final OutlineView outline;
    private final VBox settings = Nodes.column("facts");
    private final LabelFields label;
    private final VBox ofOne;
    private final Button branch;
    /** The buttons, and why each cannot be pressed. */
    private final Map<Button, Supplier<String>> buttons = new LinkedHashMap<>();

    /** Buttons that are shown either in the Trash or outside it, and which. */
    private Map<Button, Boolean> alternatives = Map.of();

    private List<StoredRun> shown = List.of();
    private boolean inTrash;

    LibraryDetails(
            LibraryController library, RelativeTime times, PlotTypography typography, Consumer<StoredRun> onExport) {
        this.library = library;
        this.times = times;
        getStyleClass().addAll("settings", "library-details");
        title.setMinWidth(0);
        label = new LabelFields(library::label);
        branch = button("library.branch", this::branch, this::notBranched);
        branch.setPrefWidth(112);
        outline = new OutlineView(typography, this::nameBranch);
        // Above all that scrolls or differs in height: the buttons must not move when another run is selected.
        getChildren().add(Nodes.row("details-head", title, Nodes.space(), chip));
        addButtons(onExport);
        ofOne = Nodes.column("group", outline, settings, label);
        ScrollPane scroller = new ScrollPane(Nodes.column("details-below", facts, ofOne));
        scroller.setFitToWidth(true);
        scroller.getStyleClass().add("details-scroller");
        VBox.setVgrow(scroller, Priority.ALWAYS);
        getChildren().add(scroller);
        show(List.of(), false, "");
    }

    void setPalette(PlotPalette palette) {
        outline.setPalette(palette);
    }

    /** The plots of the run that is shown, and what figure each is. */
    Map<Node, Supplier<Optional<PlotFigure>>> figures() {
        return outline.figures();
    }

    private void addButtons(Consumer<StoredRun> onExport) {
        Button open =
                button("library.open", () -> library.open(shown.getFirst(), library.notices()::ask), this::notOne);
        open.getStyleClass().add("accent");
        Button compare = button(
                "library.compare",
                () -> library.compare(shown),
                () -> shown.size() <= CompareRuns.MAX
                        ? notKept()
                        : Texts.of("why.library.many", Integer.toString(CompareRuns.MAX)));
        Button export = button("library.export", () -> onExport.accept(shown.getFirst()), this::notOne);
        Button prune = button(
                "library.prune",
                () -> library.prune(shown),
                () -> shown.isEmpty() || shown.stream().anyMatch(run -> run.checkpoints() > 1)
                        ? none()
                        : Texts.of("why.library.pruned"));
        Button trash = button("library.trash", () -> library.trash(shown), this::notKept);
        Button restore = button(
                "library.restore",
                () -> library.restore(shown),
                () -> inTrash || shown.isEmpty() ? none() : Texts.of("why.library.kept"));
        getChildren()
                .addAll(
                        Nodes.row("buttons", open, branch, compare),
                        Nodes.row("buttons", export, prune, trash, restore));
        alternatives = Map.of(trash, false, restore, true);
    }

    private String none() {
        return shown.isEmpty() ? Texts.of("why.library.none") : "";
    }

    /** Why nothing can be done with what is selected, as with runs that are kept. */
    private String notKept() {
        return inTrash && !shown.isEmpty() ? Texts.of("why.library.trash") : none();
    }

    private String notOne() {
        return shown.size() > 1 ? Texts.of("why.library.one") : notKept();
    }

    private String notBranched() {
        boolean known = !notOne().isEmpty() || checkpoint().isPresent();
        return known ? notOne() : Texts.of("library.details.no-weights");
    }

    private Button button(String key, Runnable action, Supplier<String> obstacle) {
        Button button = Nodes.wide(Nodes.hinted(key, action, "small"));
        button.setPrefWidth(80);
        buttons.put(button, obstacle);
        return button;
    }

    private OptionalLong checkpoint() {
        return outline == null ? OptionalLong.empty() : outline.checkpoint();
    }

    private void branch() {
        library.branch(shown.getFirst(), checkpoint().orElseThrow());
    }

    private void nameBranch() {
        Reasons.set(branch, notBranched());
        branch.setText(
                notBranched().isEmpty()
                        ? Texts.of(
                                "library.branch.at",
                                NumberFormat.count(checkpoint().getAsLong()))
                        : Texts.of("library.branch.label"));
    }

    /**
     * Shows some runs; a label that was being edited is saved.
     *
     * @param name of a single one, as the list has it
     */
    void show(List<StoredRun> runs, boolean trash, String name) {
        label.leave(runs);
        boolean isAnother =
                runs.size() != 1 || shown.size() != 1 || !runs.getFirst().equals(shown.getFirst());
        shown = runs;
        inTrash = trash;
        boolean one = runs.size() == 1;
        title.setText(runs.isEmpty() ? Texts.of("library.details.none") : one ? name : runs(runs.size()));
        chip.setVisible(one);
        facts.setText(one ? facts(runs.getFirst()) : together(runs));
        Nodes.show(ofOne, one);
        if (one) {
            chip.show(OutcomeKind.of(runs.getFirst()));
            label.show(runs.getFirst());
            if (isAnother) {
                read(runs.getFirst());
            }
        }
        alternatives.forEach((button, inside) -> Nodes.show(button, inside == trash));
        buttons.forEach((button, obstacle) -> Reasons.set(button, obstacle.get()));
        nameBranch();
    }

    private void read(StoredRun run) {
        outline.show(run, new RunOutline(List.of(), List.of(), Optional.empty()));
        settings.getChildren().setAll(StoredSettings.rows(run, Optional.empty()));
        library.outline(run, OutlineView.POINTS, read -> {
            if (shown.equals(List.of(run))) {
                outline.show(run, read);
                settings.getChildren().setAll(StoredSettings.rows(run, read.atMemorization()));
            }
        });
    }

    private String facts(StoredRun run) {
        String weights = run.checkpoints() == 0
                ? Texts.of("library.details.no-weights")
                : Texts.of("library.checkpoints", NumberFormat.count(run.checkpoints()), megabytes(run.bytes()));
        return Texts.of("library.facts", Long.toString(run.id()), times.of(run.created(), Instant.now()), weights);
    }

    private static String together(List<StoredRun> runs) {
        return runs.isEmpty()
                ? Texts.of("library.details.hint")
                : Texts.of(
                        "library.weights",
                        megabytes(runs.stream().mapToLong(StoredRun::bytes).sum()));
    }

    static String runs(int count) {
        return count == 1 ? Texts.of("count.run") : Texts.of("count.runs", NumberFormat.count(count));
    }

    static String megabytes(long bytes) {
        return NumberFormat.number(bytes / 1e6, 1);
    }
}
