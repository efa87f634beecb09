package org.grokscope.ui.preferences;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.grokscope.concurrent.Threads;
import org.grokscope.storage.format.OutputFile;
import org.grokscope.ui.controls.PaneDivider;

/**
 * What the window remembers from one start to the next, in a file of its own: read once, and written in the background. A file that cannot be
 * read is as none.
 */
public final class Preferences implements PaneDivider.Memory, AutoCloseable {

    private final Path file;
    private final Map<String, String> values = new TreeMap<>();
    private final ExecutorService writer = Threads.single("preferences");

    private Preferences(Path file) {
        this.file = file;
    }

    /** Reads them; none where there is no such file yet. */
    public static Preferences read(Path folder) {
        Preferences preferences = new Preferences(folder.resolve("window.properties"));
        Properties read = new Properties();
        try (Reader in = Files.newBufferedReader(preferences.file)) {
            read.load(in);
        } catch (IOException | IllegalArgumentException _) {
            return preferences;
        }
        read.forEach((key, value) -> preferences.values.put(key.toString(), value.toString()));
        return preferences;
    }

    /** What is remembered under a name. */
    @Override
    public synchronized Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The constant that is remembered under a name; the other one if there is none of that name. */
    public <E extends Enum<E>> E get(String name, Class<E> type, E otherwise) {
        for (E constant : type.getEnumConstants()) {
            if (get(name).filter(constant.name()::equals).isPresent()) {
                return constant;
            }
        }
        return otherwise;
    }

    /**
     * Remembers some values.
     *
     * @param done is told, on another thread, why they could not be written; nothing if they were
     */
    public synchronized void put(Map<String, String> some, Consumer<Optional<IOException>> done) {
        values.putAll(some);
        Map<String, String> all = new TreeMap<>(values);
        writer.execute(() -> done.accept(write(all)));
    }

    @Override
    public void remember(String name, String value) {
        put(Map.of(name, value), _ -> {});
    }

    private Optional<IOException> write(Map<String, String> all) {
        Properties properties = new Properties();
        properties.putAll(all);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            OutputFile.write(file, out -> properties.store(out, null));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        }
    }

    /** Where they are. */
    public Path file() {
        return file;
    }

    /** Waits until they are written. */
    @Override
    public void close() {
        Threads.end(writer);
    }
}
