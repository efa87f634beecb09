package org.grokscope.faults;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The native library is no library, cut short, or there is no place to unpack it. */
record BrokenEngines() implements Fault {

    @Override
    public String name() {
        return "native library missing, damaged, or no space to unpack it";
    }

    @Override
    public Outcome run(Path folder, Random random) throws Exception {
        int survived = 0;
        Path library = Files.createDirectory(folder.resolve("natives")).resolve(System.mapLibraryName("mxnet"));
        for (byte[] content : List.of(new byte[0], new byte[10_000], "no library".getBytes(StandardCharsets.UTF_8))) {
            Files.write(library, content);
            survived += isSaid(
                    folder, Map.of("MXNET_LIBRARY_PATH", library.getParent().toString()));
        }
        Path blocked = Files.writeString(folder.resolve("blocked"), "a file where a folder should be");
        survived += isSaid(folder, Map.of("DJL_CACHE_DIR", blocked.toString()));
        return new Outcome(4, survived, "nothing: it names the platform and what to do");
    }

    private static int isSaid(Path folder, Map<String, String> environment) throws Exception {
        Children.Ended ended = Children.run(
                Children.program(folder, List.of(), "run", "--preset", "fast", "--quiet", "--steps", "10"),
                environment);
        String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        boolean said = ended.code() == 1
                && ended.out().lines().count() == 1
                && ended.out().contains("MXNet cannot be loaded on " + system);
        if (!said) {
            System.err.println(environment + " " + ended);
        }
        return said ? 1 : 0;
    }
}
