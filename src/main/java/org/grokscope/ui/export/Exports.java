package org.grokscope.ui.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
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
import org.grokscope.run.RunResult;
import org.grokscope.storage.format.OutputFile;
import org.grokscope.storage.format.RunCsv;
import org.grokscope.storage.format.RunJson;
import org.grokscope.storage.format.RunTensorBoard;
import org.grokscope.training.TrainingSession;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.controls.Theme;

/** Saves what the window shows in other forms. What takes long is done on a thread of its own. */
public final class Exports {

    /** Asks the user for a file. */
    public interface Picker {
        /**
         * A file to write.
         *
         * @param name what is suggested
         * @param endings the endings that are possible, without the dot
         */
        Optional<Path> save(String name, String... endings);

        /**
         * A file to read.
         *
         * @param kind what such files are called
         * @param endings the endings that are possible, without the dot
         */
        Optional<Path> open(String kind, String... endings);

        /** A folder to write into. */
        Optional<Path> folder();
    }

    private final Picker picker;
    private final Supplier<TrainingSession> session;
    private final String appVersion;
    private final Consumer<String> notice;
    private volatile boolean filming;
    private volatile boolean closed;

    /**
     * Prepares.
     *
     * @param session the run that is saved
     * @param notice is told in a sentence what has become of it, on the JavaFX thread
     */
    public Exports(Picker picker, Supplier<TrainingSession> session, String appVersion, Consumer<String> notice) {
        this.picker = picker;
        this.session = session;
        this.appVersion = appVersion;
        this.notice = notice;
    }

    private interface Writing {
        void to(Path file) throws IOException;
    }

    private void write(Optional<Path> chosen, Writing writing) {
        chosen.ifPresent(file -> {
            try {
                writing.to(file);
                notice.accept("Saved " + file + ".");
            } catch (IOException e) {
                notice.accept(file + " could not be written: " + OutputFile.reason(e) + ".");
            }
        });
    }

    /** A name for files of the present run. */
    private String name(String ending) {
        return session.get().config().task().id().replaceAll("[^\\w-]", "-") + "-seed"
                + session.get().config().seed() + "." + ending;
    }

    /** Any part of the window at twice its size. */
    public void picture(Node node) {
        SnapshotParameters twice = new SnapshotParameters();
        twice.setTransform(Transform.scale(2, 2));
        Frame frame = Pixels.of(node.snapshot(twice, null));
        write(picker.save(name("png"), "png"), file -> Png.write(frame, file));
    }

    /** A drawing. */
    public void drawing(String svg) {
        text(writer -> writer.write(svg), "svg");
    }

    public void table() {
        text(writer -> RunCsv.write(session.get().history(), writer), "csv");
    }

    public void run() {
        RunResult result = session.get().result();
        text(writer -> RunJson.write(result, appVersion, writer), "json", "json.gz");
    }

    private void text(OutputFile.Content content, String... endings) {
        write(picker.save(name(endings[0]), endings), file -> {
            try (OutputFile out = OutputFile.prepare(file)) {
                out.write(content);
            }
        });
    }

    public void tensorBoard() {
        write(picker.folder(), folder -> RunTensorBoard.write(session.get().history(), folder));
    }

    /** Films the run so far. */
    public void film(double seconds, Theme theme) {
        if (filming) {
            notice.accept(Texts.of("film.busy"));
            return;
        }
        Optional<Path> chosen = picker.save(name("mp4"), "mp4", "gif");
        if (chosen.isEmpty()) {
            return;
        }
        if (!Film.isFilm(chosen.get())) {
            notice.accept(chosen.get() + " is not possible; allowed: names that end in .mp4 or .gif.");
            return;
        }
        TrainingSession filmed = session.get();
        FilmStudio.Material material =
                new FilmStudio.Material(filmed.config(), filmed.history().upTo(filmed.step()), filmed.snapshots());
        String name = theme.name().toLowerCase(Locale.ROOT);
        FilmStudio.Format format = new FilmStudio.Format(chosen.get(), 1920, 1080, seconds, name);
        filming = true;
        Threads.start("film", () -> film(material, format));
    }

    private void film(FilmStudio.Material material, FilmStudio.Format format) {
        String said;
        try {
            FilmStudio.film(material, format, this::progress, () -> closed);
            said = "Saved " + format.file() + ".";
        } catch (IOException e) {
            said = format.file() + " could not be written: " + OutputFile.reason(e) + ".";
        } catch (CancellationException e) {
            said = "";
        } catch (RuntimeException e) {
            said = "The film could not be made: " + e.getMessage();
        }
        filming = false;
        String last = said;
        Platform.runLater(() -> notice.accept(last));
    }

    private void progress(double part) {
        String text = String.format(Locale.ROOT, "Filming: %.0f %%", 100 * part);
        Platform.runLater(() -> notice.accept(text));
    }

    /** Gives up a film that is being made; nothing of it stays. */
    public void close() {
        closed = true;
    }
}
