package org.grokscope.ui.export;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.grokscope.figures.FigureSource;
import org.grokscope.figures.PanelFigure;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunResult;
import org.grokscope.storage.format.OutputFile;
import org.grokscope.storage.format.RunCsv;
import org.grokscope.storage.format.RunJson;
import org.grokscope.storage.tensorboard.RunTensorBoard;
import org.grokscope.training.TrainingSession;
import org.grokscope.ui.controls.CsvTypes;
import org.grokscope.ui.controls.FilePicker;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.controls.Theme;
import org.grokscope.ui.tasks.FileTasks;
import org.grokscope.ui.tasks.TaskList;
import org.grokscope.web.RunPage;

/** Saves the run and what the window shows, in the background. */
public final class Exports {

    private final FilePicker picker;
    private final FileTasks files;
    private final Supplier<TrainingSession> session;
    private final String appVersion;
    private final Consumer<String> message;
    private final Map<TrainingSession, Identity> identities = new WeakHashMap<>();
    private final FilmExport film;

    /** Which run an exported folder belongs to, as long as the window is open. */
    private record Identity(String uuid, Instant started) {

        /** When a run began is not recorded in its session: at the latest as long ago as it has trained. */
        static Identity of(RunResult run) {
            Instant started = Instant.now().minusMillis(Math.round(1e3 * run.seconds()));
            return new Identity(UUID.randomUUID().toString(), started);
        }
    }

    /**
     * The exports of one session.
     *
     * @param tasks lists a film while it is made
     * @param session the run to save
     * @param message receives the result in a sentence, on the JavaFX thread
     */
    public Exports(
            FilePicker picker,
            FileTasks files,
            TaskList tasks,
            Supplier<TrainingSession> session,
            String appVersion,
            Consumer<String> message) {
        this.picker = picker;
        this.files = files;
        this.session = session;
        this.appVersion = appVersion;
        this.message = message;
        film = new FilmExport(tasks, message);
    }

    /** A name for files of the current run. */
    private String name(String ending) {
        return fileName() + "." + ending;
    }

    /** The figure of the current run. */
    public FigureSource figured() {
        return new FigureSource.Runs(List.of(session.get().result()), fileName());
    }

    /** The figure of a plot of the current run. */
    public FigureSource figured(PanelFigure panel) {
        return new FigureSource.Single(panel, List.of(session.get().config()), fileName());
    }

    /** The name of such files, without an ending. */
    private String fileName() {
        return session.get().config().task().shortId().replaceAll("[^\\w-]", "-") + "-seed"
                + session.get().config().seed();
    }

    public void table() {
        RunHistory history = session.get().history();
        CsvTypes.ask(
                picker,
                name("csv"),
                (file, format) -> files.saveText(file, writer -> RunCsv.write(history, format, writer), message));
    }

    public void run() {
        RunResult result = session.get().result();
        saveText(writer -> RunJson.write(result, appVersion, writer), "json", "json.gz");
    }

    /** A web page that replays the run, in the language of the window. */
    public void webPage() {
        TrainingSession shown = session.get();
        saveText(
                writer -> RunPage.write(
                        new RunPage.Subject(shown.result(), shown.isOver(), "", appVersion, Locale.getDefault()),
                        writer),
                "html");
    }

    private void saveText(OutputFile.Content content, String... endings) {
        picker.save(name(endings[0]), endings).ifPresent(file -> files.saveText(file, content, message));
    }

    public void tensorBoard() {
        TrainingSession exported = session.get();
        RunResult run = exported.result();
        String name = name("").replaceAll("\\.$", "");
        Identity identity = identities.computeIfAbsent(exported, _ -> Identity.of(run));
        RunTensorBoard.Subject subject =
                new RunTensorBoard.Subject(run, name, identity.uuid(), identity.started(), !exported.isOver());
        picker.folder(Texts.of("action.tensorboard.label"))
                .ifPresent(chosen -> files.save(chosen, folder -> RunTensorBoard.write(subject, folder), message));
    }

    /**
     * Asks how the run so far is to be filmed, and films it.
     *
     * @param seconds the suggested length
     * @param theme the suggested colours
     */
    public void film(FilmCard card, double seconds, Theme theme) {
        if (film.isFilming()) {
            message.accept(Texts.of("film.busy"));
        } else {
            card.show(seconds, theme, this::film);
        }
    }

    private void film(FilmSpec spec) {
        String ending = spec.kind().extension();
        picker.save(name(ending), ending).ifPresent(file -> {
            TrainingSession filmed = session.get();
            film.start(
                    new FilmStudio.Material(filmed.config(), filmed.history().upTo(filmed.step()), filmed.snapshots()),
                    spec.in(file));
        });
    }

    /** Cancels a film that is being made; no part of it remains. */
    public void close() {
        film.close();
    }
}
