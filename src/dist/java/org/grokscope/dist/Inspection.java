package org.grokscope.dist;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Searches an image for machine code, in files and in jars: all of it must be for its platform. */
final class Inspection {

    private final Platform platform;
    private final List<String> wrong = new ArrayList<>();
    private int libraries;

    private Inspection(Platform platform) {
        this.platform = platform;
    }

    /**
     * Inspects.
     *
     * @return how many libraries and programs of the platform were found
     * @throws IllegalStateException if one of another platform is there, or none at all
     */
    static int inspect(Path image, Platform platform) throws IOException {
        Inspection inspection = new Inspection(platform);
        try (Stream<Path> files = Files.walk(image)) {
            for (Path file : files.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .toList()) {
                inspection.file(file);
            }
        }
        if (!inspection.wrong.isEmpty()) {
            throw new IllegalStateException(
                    "not for " + platform.id() + ":\n  " + String.join("\n  ", inspection.wrong));
        }
        if (inspection.libraries == 0) {
            throw new IllegalStateException("no libraries in " + image);
        }
        return inspection.libraries;
    }

    private void file(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            judge(file.toString(), in.readNBytes(MachineCode.HEAD));
        }
        if (file.toString().endsWith(".jar")) {
            try (ZipFile jar = new ZipFile(file.toFile())) {
                for (Enumeration<? extends ZipEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
                    ZipEntry entry = entries.nextElement();
                    try (InputStream in = jar.getInputStream(entry)) {
                        judge(file + "!" + entry.getName(), in.readNBytes(MachineCode.HEAD));
                    }
                }
            }
        }
    }

    private void judge(String name, byte[] head) {
        MachineCode.of(head).ifPresent(code -> {
            libraries++;
            String format = platform.machineCode().split(" ")[0] + " ";
            String processor = platform.machineCode().split(" ")[1];
            boolean right = code.startsWith(format)
                    && List.of(code.substring(format.length()).split("\\+")).contains(processor);
            if (!right) {
                wrong.add(name + ": " + code);
            }
        });
    }
}
