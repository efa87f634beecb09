package org.grokscope.ui.export;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.WeakHashMap;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.transform.Transform;
import org.grokscope.concurrent.Threads;
import org.grokscope.media.Film;
import org.grokscope.media.Frame;
import org.grokscope.media.Png;
import org.grokscope.narration.NumberFormat;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunResult;
import org.grokscope.storage.format.OutputFile;
import org.grokscope.storage.format.RunCsv;
import org.grokscope.storage.format.RunJson;
import org.grokscope.storage.tensorboard.RunTensorBoard;
import org.grokscope.training.TrainingSession;
import org.grokscope.ui.controls.CsvTypes;
import org.grokscope.ui.controls.FilePicker;
import org.grokscope.ui.controls.FileTasks;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.controls.Theme;

/** Saves the run and what the window shows, in the background. */
public final class Exports {

    private final FilePicker picker;
    private final FileTasks files;
    private final Supplier<TrainingSession> session;
    private final String appVersion;
    private final Consumer<String> message;
    private final Map<TrainingSession, Identity> identities = new WeakHashMap<>();
    private volatile boolean filming;
    private volatile boolean closed;

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
     * @param session the run to save
     * @param message receives the result in a sentence, on the JavaFX thread
     */
    public Exports(
            FilePicker picker,
            FileTasks files,
            Supplier<TrainingSession> session,
            String appVersion,
            Consumer<String> message) {
        this.picker = picker;
        this.files = files;
        this.session = session;
        this.appVersion = appVersion;
        this.message = message;
    }

    /** A name for files of the current run. */
    private String name(String ending) {
        return session.get().config().task().id().replaceAll("[^\\w-]", "-") + "-seed"
                + session.get().config().seed() + "." + ending;
    }

    /** Saves any part of the window at twice its size. */
    public void picture(Node node) {
        SnapshotParameters twice = new SnapshotParameters();
        twice.setTransform(Transform.scale(2, 2));
        Frame frame = Pixels.of(node.snapshot(twice, null));
        picker.save(name("png"), "png")
                .ifPresent(chosen -> files.save(chosen, file -> Png.write(frame, file), message));
    }

    public void drawing(String svg) {
        saveText(writer -> writer.write(svg), "svg");
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

    /** Films the run so far. */
    public void film(double seconds, Theme theme) {
        if (filming) {
            message.accept(Texts.of("film.busy"));
            return;
        }
        Optional<Path> chosen = picker.save(name("mp4"), "mp4", "gif");
        if (chosen.isEmpty()) {
            return;
        }
        if (!Film.isFilm(chosen.get())) {
            message.accept(Texts.of("film.ending", String.valueOf(chosen.get().getFileName())));
            return;
        }
        TrainingSession filmed = session.get();
        FilmStudio.Material material =
                new FilmStudio.Material(filmed.config(), filmed.history().upTo(filmed.step()), filmed.snapshots());
        String name = theme.name().toLowerCase(Locale.ROOT);
        FilmStudio.Format format = new FilmStudio.Format(chosen.get(), 1920, 1080, seconds, true, name);
        filming = true;
        Threads.start("film", () -> film(material, format));
    }

    private void film(FilmStudio.Material material, FilmStudio.Format format) {
        String said;
        try {
            FilmStudio.film(material, format, this::progress, () -> closed);
            said = Texts.of("file.saved", format.file().toString());
        } catch (IOException e) {
            said = Texts.of("file.failed", format.file().toString(), OutputFile.reason(e));
        } catch (CancellationException e) {
            said = "";
        } catch (RuntimeException e) {
            said = Texts.of("film.failed", String.valueOf(e.getMessage()));
        }
        filming = false;
        String last = said;
        Platform.runLater(() -> message.accept(last));
    }

    private void progress(double part) {
        String text = Texts.of("film.progress", NumberFormat.count(100 * part));
        Platform.runLater(() -> message.accept(text));
    }

    /** Cancels a film that is being made; no part of it remains. */
    public void close() {
        closed = true;
    }
}
