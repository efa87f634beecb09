package org.grokscope.bench;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How to start this program once more, the way it was started itself. */
final class OwnJava {

    /** Agents and recordings watch one process; in a worker they would be in the way. */
    private static final List<String> NOT_INHERITED =
            List.of("-agentlib:", "-agentpath:", "-javaagent:", "-Xrunjdwp", "-XX:StartFlightRecording");

    private OwnJava() {}

    /**
     * The command line that starts it.
     *
     * @param mainClass the program, where it does not run as a module
     * @param arguments what comes after the program
     */
    static List<String> command(String mainClass, List<String> arguments) {
        Path launcher = Path.of(ProcessHandle.current().info().command().orElse("java"));
        String name = String.valueOf(launcher.getFileName()).replaceFirst("\\.exe$", "");
        if (!name.equals("java") && !name.equals("javaw")) {
            // An installed program starts by a launcher of its own, which knows all the rest.
            return join(List.of(launcher.toString()), arguments);
        }
        List<String> command = new ArrayList<>(List.of(java()));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> NOT_INHERITED.stream().noneMatch(option::startsWith))
                .forEach(command::add);
        String classPath = System.getProperty("java.class.path", "");
        if (!classPath.isEmpty()) {
            command.addAll(List.of("-cp", classPath));
        }
        String module = System.getProperty("jdk.module.main");
        if (module == null) {
            command.add(mainClass);
        } else {
            command.addAll(List.of("-m", module + "/" + System.getProperty("jdk.module.main.class", mainClass)));
        }
        return join(command, arguments);
    }

    private static String java() {
        return System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
    }

    private static List<String> join(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
