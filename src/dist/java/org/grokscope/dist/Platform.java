package org.grokscope.dist;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** What an image can be made for. */
enum Platform {
    LINUX_X86_64("linux", "ELF", "x86_64"),
    LINUX_AARCH64("linux", "ELF", "aarch64"),
    OSX_X86_64("osx", "Mach-O", "x86_64"),
    OSX_AARCH64("osx", "Mach-O", "aarch64"),
    WINDOWS_X86_64("windows", "PE", "x86_64");

    /** A folder in a jar that is named for some system; libraries spell their names in different ways. */
    private static final Pattern ANY_SYSTEM =
            Pattern.compile("(?i)(^|/)(linux|mac|osx|darwin|win|aix|sunos|freebsd|openbsd|dragonfly)[^/]*(?=/)");

    private final String system;
    private final String format;
    private final String processor;
    private final Pattern folder;

    Platform(String system, String format, String processor) {
        this.system = system;
        this.format = format;
        this.processor = processor;
        String names = system.equals("osx") ? "(osx|mac|darwin)" : system.equals("windows") ? "win(dows|32)?" : system;
        folder = Pattern.compile("(?i)(^|/)" + names + "[-/]" + processor.replace("_", "[-_]") + "/");
    }

    static Platform named(String id) {
        return Arrays.stream(values())
                .filter(platform -> platform.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("dist.platform = " + id
                        + " is not supported; use one of: "
                        + String.join(
                                ", ", Arrays.stream(values()).map(Platform::id).toList())));
    }

    /** The one that this program runs on. */
    static Platform here() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String system = name.contains("win") ? "windows" : name.contains("mac") ? "osx" : "linux";
        return named(system + "-" + System.getProperty("os.arch").replace("amd64", "x86_64"));
    }

    String id() {
        return system + "-" + processor;
    }

    boolean isWindows() {
        return this == WINDOWS_X86_64;
    }

    boolean isMac() {
        return this == OSX_X86_64 || this == OSX_AARCH64;
    }

    /** The format and the processor of its machine code, as {@link MachineCode#of} says it. */
    String machineCode() {
        return format + " " + processor;
    }

    /** Where a Java runtime of this platform keeps its libraries. */
    String libraries() {
        return isWindows() ? "bin" : "lib";
    }

    /** Whether a library of that name in a jar is for this platform, by its folder, or because the whole jar is. */
    boolean takes(String entry) {
        return folder.matcher(entry).find() || !ANY_SYSTEM.matcher(entry).find();
    }
}
