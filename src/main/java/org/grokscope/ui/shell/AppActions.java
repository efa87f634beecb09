package org.grokscope.ui.shell;

import static org.grokscope.ui.shell.Accelerator.character;
import static org.grokscope.ui.shell.Accelerator.key;
import static org.grokscope.ui.shell.Accelerator.shortcut;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.grokscope.ui.compare.CompareController;
import org.grokscope.ui.controls.Appearance;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.export.ExportTools;
import org.grokscope.ui.export.Exports;
import org.grokscope.ui.run.RunController;
import org.grokscope.ui.run.RunScreen;
import org.grokscope.ui.story.TeachingTools;

/** The table of actions: what each does, when it can be done, and by which keys. */
final class AppActions {

    private final Map<AppAction.Id, AppAction> table = new EnumMap<>(AppAction.Id.class);
    private final ObservableValue<String> always = new SimpleStringProperty("");
    private final ObservableValue<String> onRun;
    private final Navigator navigator;

    AppActions(Navigator navigator) {
        this.navigator = navigator;
        onRun = obstacle(() -> "", navigator.screenProperty());
    }

    Collection<AppAction> all() {
        return table.values();
    }

    AppAction get(AppAction.Id id) {
        return table.get(id);
    }

    /** The action that a key runs now. */
    Optional<AppAction> at(KeyEvent event) {
        return all().stream()
                .filter(action -> action.matches(event) && action.isPossible())
                .findFirst();
    }

    /** Why the action that a key runs cannot be done now; empty on another screen than its own, where the key means nothing. */
    Optional<String> obstacleAt(KeyEvent event) {
        return all().stream()
                .filter(action -> action.matches(event) && !action.isPossible() && navigator.isShown(Screen.RUN))
                .map(action -> action.obstacle().getValue())
                .findFirst();
    }

    /** Why something cannot be done on the run: because another screen is shown, or else what is supplied. */
    private ObservableValue<String> obstacle(Supplier<String> otherwise, Observable... sources) {
        return Bindings.createStringBinding(
                () -> navigator.isShown(Screen.RUN) ? otherwise.get() : Texts.of("why.screen"), sources);
    }

    private static String invalid(RunController run) {
        String problem = run.problemProperty().get();
        return problem.isEmpty() ? "" : Texts.of("why.settings", problem);
    }

    /** A single step needs a run that waits. */
    private static String notWaiting(RunController run) {
        if (run.session().isFollowed()) {
            return followed(run);
        }
        return switch (run.stateProperty().get()) {
            case READY, PAUSED -> invalid(run);
            case RUNNING -> Texts.of("why.step.running");
            case FINISHED -> Texts.of("why.step.finished", Texts.of("toolbar.continue.label"));
            case OVER -> Texts.of("why.step.over", Texts.of("toolbar.restart.label"));
        };
    }

    /** What another program trains has no weights here. */
    private static String followed(RunController run) {
        return run.session().isFollowed() ? Texts.of("why.followed") : "";
    }

    /** Why something cannot be done on the run, or on the compare screen on all runs. */
    private ObservableValue<String> either(Supplier<String> one, Supplier<String> all, Observable... sources) {
        return Bindings.createStringBinding(
                () -> switch (navigator.screenProperty().get()) {
                    case RUN -> one.get();
                    case COMPARE -> all.get();
                    case LAB, LIBRARY -> Texts.of("why.screen");
                },
                sources);
    }

    /** Adds what is done to the run that is shown, or to all that are compared. */
    void addRun(RunController run, RunScreen screen, CompareController compared) {
        Observable[] sources = {
            navigator.screenProperty(),
            run.sessionProperty(),
            run.problemProperty(),
            run.stateProperty(),
            run.underWayProperty(),
            compared.trainingProperty(),
            compared.filledProperty()
        };
        Supplier<String> none = () -> compared.filledProperty().get() ? "" : Texts.of("why.compare.empty");
        ObservableValue<String> restartable = either(() -> invalid(run), none, sources);
        ObservableValue<String> waiting = obstacle(() -> notWaiting(run), sources);
        ObservableValue<String> startable = either(
                () -> run.underWayProperty().get() ? "" : invalid(run),
                () -> compared.trainingProperty().get() ? "" : Texts.of("why.compare.none"),
                sources);
        add(
                AppAction.Id.START,
                startable,
                eitherOr(screen::startOrPause, compared::togglePause),
                spaceIf(() -> !screen.isReplayShown()),
                shortcut(KeyCode.ENTER));
        add(AppAction.Id.STEP, waiting, screen::singleStep, key(KeyCode.S));
        add(AppAction.Id.RESET, restartable, eitherOr(run::reset, compared::reset), key(KeyCode.R));
        add(AppAction.Id.SEED, restartable, eitherOr(run::newSeed, compared::newSeeds), key(KeyCode.N));
        add(AppAction.Id.BRANCH, obstacle(() -> followed(run), sources), screen::branch, key(KeyCode.B));
        add(AppAction.Id.REPLAY, onRun, screen::toggleReplay, key(KeyCode.P), spaceIf(screen::isReplayShown));
        ObservableValue<String> presentable = either(() -> "", () -> "", navigator.screenProperty());
        add(AppAction.Id.LIVE, presentable, screen::backToLive, key(KeyCode.ESCAPE));
        add(AppAction.Id.INSPECT, onRun, run::toggleInspection, key(KeyCode.I));
        add(AppAction.Id.LOWER_PLOT, onRun, screen::showNextPlot, key(KeyCode.D));
        add(AppAction.Id.STEPS_LOG, onRun, screen::toggleLogSteps, key(KeyCode.X));
        add(AppAction.Id.WHOLE_RUN, onRun, screen::resetView, key(KeyCode.DIGIT0, KeyCode.NUMPAD0));
    }

    /** What is done to one run, or on the compare screen to all. */
    private Runnable eitherOr(Runnable one, Runnable all) {
        return () -> (navigator.isShown(Screen.COMPARE) ? all : one).run();
    }

    /** Space plays what is shown: a replay if there is one, otherwise the run. */
    private static Accelerator spaceIf(BooleanSupplier shown) {
        return key(KeyCode.SPACE).when(shown);
    }

    void addScreens(Appearance appearance, HelpCard help) {
        add(AppAction.Id.COMPARE, always, () -> navigator.toggle(Screen.COMPARE), key(KeyCode.C));
        add(AppAction.Id.LAB, always, () -> navigator.toggle(Screen.LAB), key(KeyCode.L));
        add(AppAction.Id.LIBRARY, always, () -> navigator.toggle(Screen.LIBRARY), key(KeyCode.O));
        add(
                AppAction.Id.PRESENTATION,
                always,
                () -> {
                    if (!navigator.isShown(Screen.COMPARE)) {
                        navigator.go(Screen.RUN);
                    }
                    appearance.togglePresenting();
                },
                key(KeyCode.F5));
        add(AppAction.Id.THEME, always, appearance::toggleTheme, key(KeyCode.T));
        add(AppAction.Id.HELP, always, help::toggle, key(KeyCode.F1), character("?"));
    }

    void addTeaching(TeachingTools tools) {
        addOnRun(AppAction.Id.STORY, tools.story()::toggle, key(KeyCode.G));
        addOnRun(AppAction.Id.STORY_NORM, tools.story()::toggleNorm);
        addOnRun(AppAction.Id.PREDICT, tools.predict()::toggle);
        add(AppAction.Id.TONE, always, tools::toggleTone);
    }

    void addSharing(ShareClipboard clipboard) {
        add(AppAction.Id.COPY, always, clipboard::copy);
        addOnRun(AppAction.Id.PASTE, clipboard::paste, shortcut(KeyCode.V));
    }

    /** Adds what saves files. */
    void addExports(ExportTools tools, RunScreen screen, Appearance appearance) {
        Exports exports = tools.exports();
        add(AppAction.Id.FIGURE, always, tools::figure, shortcut(KeyCode.E));
        add(AppAction.Id.COPY_FIGURE, always, tools::copyFigure);
        add(AppAction.Id.CSV, always, exports::table);
        add(AppAction.Id.JSON, always, exports::run);
        add(AppAction.Id.TENSORBOARD, always, exports::tensorBoard);
        add(AppAction.Id.FILM, always, () -> tools.film(screen.replaySeconds(), appearance.theme()));
        add(AppAction.Id.HTML, always, exports::webPage);
    }

    /** Adds an action that opens the run screen first. */
    private void addOnRun(AppAction.Id id, Runnable run, Accelerator... keys) {
        add(
                id,
                always,
                () -> {
                    navigator.go(Screen.RUN);
                    run.run();
                },
                keys);
    }

    private void add(AppAction.Id id, ObservableValue<String> obstacle, Runnable run, Accelerator... keys) {
        table.put(id, new AppAction(id, List.of(keys), obstacle, run));
    }
}
