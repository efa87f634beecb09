package org.grokscope.dist;

import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the image: for the platform that this runs on, a self-contained one with a runtime of its own; for another, a folder with all
 * but the runtime, which can only be linked from a JDK of that platform.
 */
final class MakeImage {

    private static final String NAME = "grokscope";
    private static final String PROGRAM = "org.grokscope.app.Main";

    /** Where the image's own launcher finds the program's folder. */
    private static final String HERE = "$APPDIR";

    private final Map<String, String> settings;
    private final Platform platform;
    private final Path work;
    private final Path linked;
    private final Path content;
    private final Path licences;
    private final Path runtime;

    private MakeImage(Map<String, String> settings) {
        this.settings = settings;
        platform = Platform.named(settings.get("platform"));
        work = path("work");
        linked = work.resolve("linked");
        content = work.resolve("content");
        licences = work.resolve(platform.isMac() ? "Resources/licences" : "licences");
        runtime = work.resolve("runtime");
    }

    /**
     * Makes it.
     *
     * @param args each "name=value": platform; jars, the folder of all jars of that platform, the program's own among them; work,
     *     a folder for what lies in between; to, the folder of images; jlink, jlink's options; licences, the texts that the project
     *     keeps; icons, their folder; version; options, those of the Java runtime; access, the modules with native access, with
     *     commas; jdk, a JDK of a foreign platform, or nothing; time, which all files of the image get
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Map<String, String> settings = new HashMap<>();
        for (String arg : args) {
            settings.put(arg.substring(0, arg.indexOf('=')), arg.substring(arg.indexOf('=') + 1));
        }
        new MakeImage(settings).make();
    }

    private Path path(String name) {
        return Path.of(settings.get(name)).toAbsolutePath();
    }

    private void make() throws IOException, InterruptedException {
        boolean own = platform == Platform.here();
        Path image = path("to").resolve(own ? NAME + (platform.isMac() ? ".app" : "") : platform.id());
        for (Path old : List.of(linked, content, licences, runtime, image)) {
            Folders.delete(old);
        }
        Jars jars = new Jars(path("jars"), platform);
        jars.copy(rootModules(), linked, content);
        jars.unpack(content.resolve("natives"));
        Optional<Path> jdk = own ? Optional.of(Path.of("")) : jdkOfPlatform();
        if (jdk.isPresent()) {
            link(jdk.get());
        }
        gatherLicences(jars);
        if (own) {
            pack(image.getParent());
            // Before the startup cache is made, which is bound to the times of the jars: a package keeps only one time
            // for all.
            Folders.date(image, FileTime.from(Instant.parse(settings.get("time"))));
            rehearse(image);
        } else {
            new ForeignFolder(image, platform, options("$HERE/app")).make(work, jdk.isPresent());
        }
        int libraries = Inspection.inspect(image, platform);
        System.out.println(image + ": " + Folders.size(image) / 1_000_000 + " MB, " + libraries
                + " files of machine code, all " + platform.machineCode());
    }

    private Optional<Path> jdkOfPlatform() {
        String jdk = settings.getOrDefault("jdk", "");
        if (jdk.isBlank()) {
            return Optional.empty();
        }
        Path jmods = Path.of(jdk, "jmods");
        if (!Files.isDirectory(jmods)) {
            throw new IllegalArgumentException(
                    "dist.jdk = " + jdk + " has no folder jmods: only a JDK with its modules as "
                            + "files can be linked for another platform");
        }
        return Optional.of(jmods);
    }

    /** What jlink's options name, read as jlink reads them. */
    private Set<String> rootModules() throws IOException {
        try (Stream<String> lines = Files.lines(path("jlink"))) {
            return lines.filter(line -> line.startsWith("--add-modules"))
                    .flatMap(line -> Stream.of(
                            line.replaceFirst("--add-modules[ =]", "").strip().split(",")))
                    .collect(Collectors.toSet());
        }
    }

    private void link(Path jmods) throws IOException, InterruptedException {
        String path = jmods.toString().isEmpty() ? linked.toString() : jmods + File.pathSeparator + linked;
        run(List.of(tool("jlink"), "@" + path("jlink"), "--module-path", path, "--output", runtime.toString()));
        // JavaFX searches here first; otherwise it unpacks them from its jars into the user's home directory.
        Path javafx = content.resolve("natives").resolve("javafx");
        Folders.copy(javafx, runtime.resolve(platform.libraries()));
        Folders.delete(javafx);
    }

    private void gatherLicences(Jars jars) throws IOException {
        Licences texts = new Licences(path("licences"), licences);
        for (Path jar : jars.all()) {
            texts.add(jar);
        }
        if (Files.exists(runtime)) {
            texts.addRuntime(runtime.resolve("legal"));
        }
        texts.finish();
    }

    private void pack(Path to) throws IOException, InterruptedException {
        String icon = platform.isWindows() ? "grokscope.ico" : platform.isMac() ? "grokscope.icns" : "grokscope.png";
        List<String> command = new ArrayList<>(List.of(
                tool("jpackage"),
                "--type",
                "app-image",
                "--name",
                NAME,
                "--app-version",
                version(),
                "--icon",
                path("icons").resolve(icon).toString(),
                "--runtime-image",
                runtime.toString(),
                // On the class path, not as modules: only so may the startup cache move with the image.
                "--input",
                content.toString(),
                "--main-jar",
                NAME + "-" + settings.get("version") + ".jar",
                "--main-class",
                PROGRAM,
                "--app-content",
                (platform.isMac() ? licences.getParent() : licences).toString(),
                "--dest",
                to.toString()));
        if (platform.isWindows()) {
            // Without a console the command line would print nothing.
            command.add("--win-console");
        }
        for (String option : options(HERE)) {
            command.addAll(List.of("--java-options", option));
        }
        run(command);
        if (!platform.isMac() && !platform.isWindows()) {
            // jpackage puts it among the libraries, where users do not find it.
            Path image = to.resolve(NAME);
            Files.move(image.resolve("lib/licences"), image.resolve("licences"));
            new LinuxLauncher(image, options("$HERE/app"), PROGRAM).replace();
        }
    }

    /** Has the new image make its startup cache, as it would itself at a first start without. */
    private void rehearse(Path image) throws IOException, InterruptedException {
        Path app = image.resolve(platform.isMac() ? "Contents/app" : platform.isWindows() ? "app" : "lib/app");
        Path launcher = image.resolve(
                platform.isMac()
                        ? "Contents/MacOS/grokscope"
                        : platform.isWindows() ? "grokscope.exe" : "bin/grokscope");
        run(List.of(launcher.toString(), "make-startup-cache"));
        System.out.println("startup cache: " + Files.size(app.resolve("grokscope.aot")) / 1_000_000 + " MB");
    }

    /** macOS knows no versions that begin with 0; what the program says of itself stays as it is. */
    private String version() {
        String version = settings.get("version");
        return platform.isMac() && version.startsWith("0") ? "1" + version.substring(1) : version;
    }

    /** The options of the Java runtime, with the place of the program's folder as its launcher writes it. */
    private List<String> options(String here) {
        Set<String> modules = ModuleFinder.of(linked).findAll().stream()
                .map(module -> module.descriptor().name())
                .collect(Collectors.toSet());
        String access = Stream.concat(
                        Stream.of("ALL-UNNAMED"),
                        Stream.of(settings.get("access").split(",")).filter(modules::contains))
                .collect(Collectors.joining(","));
        String natives = here + "/natives/";
        List<String> options = new ArrayList<>(List.of(settings.get("options").split(" ")));
        options.addAll(List.of(
                "--enable-native-access=" + access,
                "-DMXNET_LIBRARY_PATH=" + natives + "mxnet",
                "-DPYTORCH_LIBRARY_PATH=" + natives + "pytorch",
                "-Djna.boot.library.path=" + natives + "jna",
                "-Djna.nounpack=true",
                "-Dorg.sqlite.lib.path=" + natives + "sqlite",
                // Should it not be there, or not fit any more, a start is slower, and nothing is said of it.
                "-XX:AOTCache=" + here + "/grokscope.aot",
                "-Dgrokscope.startupCache=" + here + "/grokscope.aot",
                "-Xlog:aot*=off",
                "-Xlog:cds*=off"));
        return options;
    }

    private static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        int code = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (code != 0) {
            throw new IllegalStateException(String.join(" ", command) + " ended with " + code);
        }
    }
}
