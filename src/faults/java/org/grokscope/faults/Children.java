package org.grokscope.faults;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Processes of their own with this program in them. */
final class Children {

    private Children() {}

    /** What a process said and how it ended. */
    record Ended(int code, String out) {}

    static ProcessBuilder java(Path folder, List<String> options, String main, String... args) {
        return java(folder, System.getProperty("java.class.path"), options, main, args);
    }

    private static ProcessBuilder java(
            Path folder, String classPath, List<String> options, String main, String... args) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, main));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("XDG_DATA_HOME", folder.toString());
        return builder;
    }

    /** The program as it was built, which another user can read, too. */
    static ProcessBuilder program(Path folder, List<String> options, String... args) {
        String built = Path.of("target", "classes") + File.pathSeparator + Path.of("target", "lib", "*");
        return java(folder, built, options, "org.grokscope.app.Main", args);
    }

    /** As an unprivileged user, if this process is privileged. */
    static ProcessBuilder asNobody(ProcessBuilder builder) {
        if (System.getProperty("user.name").equals("root")) {
            builder.command().addAll(0, List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
            builder.environment().put("HOME", "/tmp");
        }
        return builder;
    }

    static Ended run(ProcessBuilder builder, Map<String, String> environment) throws IOException, InterruptedException {
        builder.environment().putAll(environment);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            return new Ended(-1, out);
        }
        return new Ended(process.exitValue(), out);
    }
}
