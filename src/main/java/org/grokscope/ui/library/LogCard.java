package org.grokscope.ui.library;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.grokscope.foreign.ColumnMapping;
import org.grokscope.foreign.ForeignRun;
import org.grokscope.foreign.Role;
import org.grokscope.narration.LogSentences;
import org.grokscope.run.config.RunConfig;
import org.grokscope.ui.controls.Choice;
import org.grokscope.ui.controls.Focus;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.explain.Reasons;
import org.grokscope.ui.library.RunImport.Look;

/** Shows what was recognized in a log, and asks what its columns are and how its run was trained. Lies over the list. */
final class LogCard extends StackPane {

    /** How the run was trained. */
    enum Training {
        AS_SHOWN,
        UNKNOWN
    }

    private static final double NAMES = 120;

    private final RunImport imports;
    private final ColumnMemory memory;
    private final Map<Role, ComboBox<String>> columns = new EnumMap<>(Role.class);
    private final Choice<Training> training = Choice.of(Training.values(), "log.training");
    private final Label title = Nodes.label("", "help-title");
    private final Label size = Nodes.wrapped("", "quiet");
    private final Label settings = Nodes.wrapped("", "quiet");
    private final Label remarks = Nodes.wrapped("", "quiet");
    private final Label problem = Nodes.problem();
    private final Button follow = Nodes.hinted("log.follow", () -> use(true), "accent");
    private final Button keep = Nodes.hinted("log.keep", () -> use(false));

    private Look shown;
    private RunConfig offered;
    private boolean filling;
    /** Counts the choices: an answer that comes late is not shown. */
    private int looks;

    LogCard(RunImport imports, ColumnMemory memory) {
        this.imports = imports;
        this.memory = memory;
        getStyleClass().add("figure-veil");
        setVisible(false);
        Focus.hold(this);
        training.named(Texts.of("log.training"));
        imports.setOnLog(this::ask);
    }

    /** Asks about a log. Its columns are those that were chosen for such a log before, or those that are recognized. */
    private void ask(Look first) {
        if (getChildren().isEmpty()) {
            build();
        }
        shown = first;
        offered = imports.shown();
        training.setValue(Training.UNKNOWN);
        title.setText(String.valueOf(first.source().getFileName()));
        settings.setText(Texts.of("log.training.text", Texts.narrator().settings(offered)));
        List<String> names = first.columns().names();
        Optional<ColumnMapping> remembered = memory.recall(names);
        fill(names, remembered.orElse(first.columns().mapping()));
        setVisible(true);
        follow.requestFocus();
        if (remembered.isPresent()) {
            look();
        } else {
            show(first);
        }
    }

    private void build() {
        GridPane grid = new GridPane(8, 6);
        grid.getColumnConstraints().addAll(new ColumnConstraints(NAMES), wide(), new ColumnConstraints(NAMES), wide());
        int place = 0;
        for (Role role : Role.values()) {
            ComboBox<String> box = Nodes.list(name(role), List.<String>of(), LogCard::text);
            box.setMaxWidth(Double.MAX_VALUE);
            box.valueProperty().addListener(_ -> {
                if (!filling) {
                    look();
                }
            });
            columns.put(role, box);
            grid.add(Nodes.label(name(role)), place % 2 * 2, place / 2);
            grid.add(box, place % 2 * 2 + 1, place / 2);
            place++;
        }
        Button cancel = Nodes.button(Texts.of("library.cancel"), () -> setVisible(false));
        cancel.setCancelButton(true);
        VBox card = Nodes.column(
                "help-card",
                title,
                size,
                Nodes.header(Texts.of("log.columns")),
                grid,
                remarks,
                Nodes.header(Texts.of("log.training")),
                training,
                settings,
                problem,
                new HBox(8, Nodes.space(), cancel, keep, follow));
        getChildren().add(Nodes.card(card));
    }

    private static ColumnConstraints wide() {
        ColumnConstraints wide = new ColumnConstraints();
        wide.setHgrow(Priority.ALWAYS);
        wide.setPercentWidth(30);
        return wide;
    }

    private static String name(Role role) {
        return switch (role) {
            case STEP -> Texts.of("log.role.step");
            case TRAIN_ACCURACY -> Texts.of("log.role.train-accuracy");
            case TEST_ACCURACY -> Texts.of("log.role.test-accuracy");
            case TRAIN_LOSS -> Texts.of("log.role.train-loss");
            case TEST_LOSS -> Texts.of("log.role.test-loss");
            case NORM -> Texts.of("log.role.norm");
            case SQUARED_NORM -> Texts.of("log.role.squared-norm");
            case ANGLE -> Texts.of("log.role.angle");
            case SECONDS -> Texts.of("log.role.seconds");
        };
    }

    private static String text(String column) {
        return column.isEmpty() ? Texts.of("log.none") : column;
    }

    private void fill(List<String> names, ColumnMapping mapping) {
        filling = true;
        List<String> options = new ArrayList<>(names);
        options.addFirst("");
        columns.forEach((role, box) -> {
            box.getItems().setAll(options);
            box.setValue(mapping.column(role).orElse(""));
        });
        filling = false;
    }

    private ColumnMapping chosen() {
        Map<Role, String> chosen = new EnumMap<>(Role.class);
        columns.forEach((role, box) -> chosen.put(role, box.getValue()));
        return new ColumnMapping(chosen);
    }

    private void look() {
        looks++;
        int number = looks;
        imports.look(shown.source(), chosen(), look -> {
            if (number == looks) {
                show(look);
            }
        });
    }

    private void show(Look look) {
        shown = look;
        String why = look.run().isPresent() ? "" : isIncomplete() ? Texts.of("log.incomplete") : look.problem();
        size.setText(look.run()
                .map(run -> Texts.narrator().log(run.preview()).size())
                .orElse(""));
        remarks.setText(look.run().map(LogCard::remarks).orElse(""));
        Nodes.say(problem, why);
        Reasons.set(follow, why);
        Reasons.set(keep, why);
    }

    private boolean isIncomplete() {
        ColumnMapping chosen = chosen();
        return chosen.column(Role.STEP).isEmpty() || chosen.names().size() < 2;
    }

    private static String remarks(ForeignRun run) {
        LogSentences said = Texts.narrator().log(run.preview());
        return String.join(
                " ",
                Stream.concat(said.remarks().stream(), said.gaps().stream()).toList());
    }

    private void use(boolean following) {
        ColumnMapping chosen = chosen();
        if (!chosen.equals(everyRole(shown.columns().mapping()))) {
            memory.keep(shown.columns().names(), chosen);
        }
        Optional<RunConfig> stated = training.getValue() == Training.AS_SHOWN ? Optional.of(offered) : Optional.empty();
        setVisible(false);
        if (following) {
            imports.follow(shown.source(), chosen, stated);
        } else {
            imports.keep(shown.source(), chosen, stated);
        }
    }

    private static ColumnMapping everyRole(ColumnMapping mapping) {
        Map<Role, String> all = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            all.put(role, mapping.column(role).orElse(""));
        }
        return new ColumnMapping(all);
    }
}
