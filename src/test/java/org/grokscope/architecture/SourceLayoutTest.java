package org.grokscope.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The size of folders and files, and the names of files: what a reader of the code meets first. */
class SourceLayoutTest {

    private static final int MOST_FILES = 25;
    private static final int MOST_LINES = 350;
    private static final int USUAL_LINES = 250;
    private static final double USUAL_PART = 0.97;

    private final List<Path> files = new ArrayList<>();

    @BeforeEach
    void findFiles() throws IOException {
        try (Stream<Path> found = Files.walk(Path.of("src/main/java"))) {
            found.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
        }
        assertTrue(files.size() > 100, "the sources were found");
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private Map<Path, Integer> lines() throws IOException {
        Map<Path, Integer> lines = new TreeMap<>();
        for (Path file : files) {
            lines.put(file, Files.readAllLines(file).size());
        }
        return lines;
    }

    @Test
    void foldersAreSmallEnoughToOverlook() {
        Map<Path, Long> counts =
                files.stream().collect(Collectors.groupingBy(Path::getParent, TreeMap::new, Collectors.counting()));
        counts.values().removeIf(count -> count <= MOST_FILES);
        assertEquals(Map.of(), counts, "folders with more than " + MOST_FILES + " files");
    }

    @Test
    void noTwoClassesShareAName() {
        Map<String, Long> counts = files.stream()
                .map(SourceLayoutTest::name)
                .filter(name -> !name.equals("package-info.java"))
                .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
        counts.values().removeIf(count -> count == 1);
        assertEquals(Map.of(), counts, "one name means one thing");
    }

    @Test
    void noFileIsTooLong() throws IOException {
        Map<Path, Integer> lines = lines();
        lines.values().removeIf(count -> count <= MOST_LINES);
        assertEquals(Map.of(), lines, "files of more than " + MOST_LINES + " lines");
    }

    @Test
    void mostFilesAreShort() throws IOException {
        Map<Path, Integer> lines = lines();
        lines.values().removeIf(count -> count <= USUAL_LINES);
        assertTrue(
                lines.size() <= (1 - USUAL_PART) * files.size(),
                "of " + files.size() + " files these have more than " + USUAL_LINES + " lines: " + lines);
    }

    @Test
    void everyPackageDescribesItsPurpose() {
        List<Path> silent = files.stream()
                .map(Path::getParent)
                .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                .filter(folder -> !folder.equals(Path.of("src/main/java")))
                .distinct()
                .toList();
        assertEquals(List.of(), silent, "every package with classes has a package-info.java");
    }
}
