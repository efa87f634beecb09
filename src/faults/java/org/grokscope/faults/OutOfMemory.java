package org.grokscope.faults;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** A heap that is too small for the run, in several sizes. */
record OutOfMemory() implements Fault {

    private static final List<String> SIZES =
            List.of("-Xmx8m", "-Xmx16m", "-Xmx32m", "-Xmx64m", "-Xmx128m", "-Xmx256m", "-Xmx1g");

    @Override
    public String name() {
        return "out of memory";
    }

    @Override
    public Outcome run(Path folder, Random random) throws Exception {
        int survived = 0;
        int trained = 0;
        for (String size : SIZES) {
            Children.Ended ended = Children.run(
                    Children.program(
                            folder,
                            List.of(size),
                            "run",
                            "--task",
                            "parity",
                            "--samples",
                            "100000",
                            "--batch",
                            "4096",
                            "--hidden",
                            "4096",
                            "--steps",
                            "3",
                            "--quiet",
                            "--record"),
                    Map.of());
            boolean done = ended.code() == 0;
            trained += done ? 1 : 0;
            boolean said =
                    ended.code() == 1 && ended.out().toLowerCase(Locale.ROOT).contains("memory");
            survived += done || said ? 1 : 0;
            if (!done && !said) {
                System.err.println(size + " " + ended);
            }
        }
        return new Outcome(SIZES.size(), survived, trained + " had enough, the others said it and ended");
    }
}
