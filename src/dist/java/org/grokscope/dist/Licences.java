package org.grokscope.dist;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Gathers the licence texts of all that is shipped: those that a jar holds itself, and those that the project keeps for jars that hold
 * none. A jar without any ends the build, and so does a kept text that no jar asks for.
 */
final class Licences {

    private static final Pattern TEXT = Pattern.compile(
            "(?i)(.*/)?(\\w+[-_])?(licen[sc]es?|notice|copying|copyright|al2\\.0|lgpl-?2\\.1|mpl-?2\\.0|ofl)([-._][^/]*)?");

    private final Path kept;
    private final Path target;
    private final Properties index = new Properties();
    private final Set<String> unused;
    private final List<String> lines = new ArrayList<>();

    /**
     * Prepares.
     *
     * @param kept the folder of the texts that the project keeps; its index.properties says for which jars, by the beginnings
     *     of their names
     * @param target the folder to be made
     */
    Licences(Path kept, Path target) throws IOException {
        this.kept = kept;
        this.target = target;
        try (Reader in = Files.newBufferedReader(kept.resolve("index.properties"))) {
            index.load(in);
        }
        unused = new TreeSet<>(index.stringPropertyNames());
    }

    /** Gathers what belongs to a jar. */
    void add(Path jar) throws IOException {
        String name = jar.getFileName().toString().replaceFirst("\\.jar$", "");
        Path folder = Files.createDirectories(target.resolve(name));
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (!entry.isDirectory()
                        && !entry.getName().endsWith(".class")
                        && TEXT.matcher(entry.getName()).matches()) {
                    Path file = folder.resolve(
                            entry.getName().replaceFirst("^META-INF/", "").replace('/', '-'));
                    Files.copy(zip.getInputStream(entry), file, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        for (String prefix : index.stringPropertyNames()) {
            if (name.startsWith(prefix)) {
                unused.remove(prefix);
                for (String text : index.getProperty(prefix).trim().split("\\s*,\\s*")) {
                    Path file = kept.resolve(text);
                    Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        List<String> texts = names(folder);
        if (texts.isEmpty()) {
            throw new IllegalStateException("no licence text for " + name + ": it holds none itself; keep one in "
                    + kept + " and name it in index.properties");
        }
        lines.add(name + ": " + String.join(", ", texts));
    }

    /** Gathers those of the Java runtime, which come with it. */
    void addRuntime(Path legal) throws IOException {
        Path folder = target.resolve("java");
        try (Stream<Path> files = Files.walk(legal)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(legal.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file.toRealPath(), copy);
            }
        }
        lines.add(
                "java: the Java runtime, module by module (GNU General Public License 2 with the Classpath exception: "
                        + "java.base/LICENSE)");
    }

    /** Writes the index, and sees that nothing kept is stale. */
    void finish() throws IOException {
        if (!unused.isEmpty()) {
            throw new IllegalStateException(kept.resolve("index.properties") + " names what is not shipped: " + unused);
        }
        Set<String> files = new TreeSet<>(names(kept));
        files.remove("index.properties");
        index.values()
                .forEach(
                        value -> files.removeAll(List.of(value.toString().trim().split("\\s*,\\s*"))));
        if (!files.isEmpty()) {
            throw new IllegalStateException("licence texts that index.properties does not name: " + files);
        }
        Collections.sort(lines);
        Files.writeString(
                target.resolve("INDEX.txt"),
                "What GrokScope is made of; the licences of each part are in the folder of its name.\n\n"
                        + String.join("\n", lines) + "\n");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
