package org.grokscope.dist;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Sorts the jars of the program and all it needs: libraries of machine code come out of their jars into folders, what is linked into
 * the runtime is set apart from what stays on the module path, and jars of nothing but machine code or of nothing at all are left out.
 */
final class Jars {

    private static final String PROGRAM = "org.grokscope";

    private final List<Path> jars;
    private final Platform platform;

    Jars(Path folder, Platform platform) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            jars = files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
        this.platform = platform;
    }

    List<Path> all() {
        return jars;
    }

    /**
     * Copies the jars of the program to one of two folders, without machine code.
     *
     * @param roots the modules that are linked into the runtime, with all that they need
     */
    void copy(Set<String> roots, Path linked, Path others) throws IOException {
        Set<Path> toLink = linkedJars(roots);
        Files.createDirectories(linked);
        Files.createDirectories(others);
        for (Path jar : jars) {
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                if (zip.stream().anyMatch(entry -> entry.getName().endsWith(".class"))) {
                    copy(zip, (toLink.contains(jar) ? linked : others).resolve(jar.getFileName()));
                }
            }
        }
    }

    private Set<Path> linkedJars(Set<String> roots) {
        // Only these can be linked: what has no description of its own module cannot, and may not even have a possible
        // name.
        ModuleFinder described =
                ModuleFinder.of(jars.stream().filter(Jars::isDescribed).toArray(Path[]::new));
        Set<String> linked = Configuration.empty().resolve(described, ModuleFinder.ofSystem(), roots).modules().stream()
                .map(module -> module.name())
                .collect(Collectors.toSet());
        refuseMissing(described, linked);
        return described.findAll().stream()
                .filter(module -> linked.contains(module.descriptor().name()))
                .map(module -> Path.of(module.location().orElseThrow()))
                .collect(Collectors.toSet());
    }

    /** On the class path a missing class is otherwise noticed only when it is used. */
    private static void refuseMissing(ModuleFinder described, Set<String> linked) {
        Deque<String> open = new ArrayDeque<>(List.of(PROGRAM));
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            String name = open.pop();
            if (ModuleFinder.ofSystem().find(name).isPresent() && !linked.contains(name)) {
                throw new IllegalStateException("jlink-config lacks the module " + name);
            }
            if (seen.add(name)) {
                described.find(name).stream()
                        .flatMap(module -> module.descriptor().requires().stream())
                        .filter(needed -> !needed.modifiers().contains(ModuleDescriptor.Requires.Modifier.STATIC))
                        .forEach(needed -> open.push(needed.name()));
            }
        }
    }

    private static boolean isDescribed(Path jar) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream()
                    .anyMatch(entry -> entry.getName().matches("(META-INF/versions/\\d+/)?module-info\\.class"));
        } catch (IOException e) {
            throw new IllegalStateException(jar.toString(), e);
        }
    }

    private static void copy(ZipFile from, Path to) throws IOException {
        boolean pure = from.stream().noneMatch(entry -> MachineCode.isNamedSo(entry.getName()));
        if (pure) {
            Files.copy(Path.of(from.getName()), to);
            return;
        }
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
            for (ZipEntry entry : Collections.list(from.entries())) {
                if (!MachineCode.isNamedSo(entry.getName())) {
                    ZipEntry copy = new ZipEntry(entry.getName());
                    copy.setLastModifiedTime(entry.getLastModifiedTime());
                    out.putNextEntry(copy);
                    from.getInputStream(entry).transferTo(out);
                    out.closeEntry();
                }
            }
        }
    }

    /** Unpacks the platform's machine code, each library's into the folder named for the first word of its jar. */
    void unpack(Path natives) throws IOException {
        for (Path jar : jars) {
            Path folder = natives.resolve(jar.getFileName().toString().replaceFirst("[-.].*", ""));
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    if (MachineCode.isNamedSo(entry.getName()) && takes(entry.getName())) {
                        Files.createDirectories(folder);
                        Path file = folder.resolve(entry.getName().replaceFirst(".*/", ""));
                        try (OutputStream out = Files.newOutputStream(file)) {
                            zip.getInputStream(entry).transferTo(out);
                        }
                    }
                }
            }
        }
    }

    /** The variants for graphics cards are not for us. */
    private boolean takes(String entry) {
        return platform.takes(entry) && !entry.matches(".*/cu\\d+/.*");
    }
}
