package org.grokscope.engine.mxnet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.grokscope.engine.nn.Matrices;
import org.grokscope.engine.nn.Matrix;
import org.grokscope.engine.nn.Small;
import org.grokscope.engine.pytorch.PyTorchLearners;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.RunConfig;
import org.grokscope.training.EngineUnavailableException;
import org.grokscope.training.Learner;

/** A program that uses the engine in a process of its own, for what a test's own process cannot show. */
public final class EngineProbe {

    /** Trains one step. */
    static final String STEP = "step";
    /** Makes and closes many learners and says how much resident memory that takes. */
    static final String CYCLES = "cycles";
    /** Multiplies many matrices with PyTorch and says how much resident memory that takes. */
    public static final String PRODUCTS = "products";

    private static final Path MEMORY = Path.of("/proc/self/statm");
    private static final int PAGE = 4096;

    private EngineProbe() {}

    /** Takes what to do. */
    public static void main(String[] arguments) throws IOException {
        MxNetLearners learners = new MxNetLearners(1);
        try {
            if (arguments[0].equals(STEP)) {
                RunConfig config = Small.adamW(Small.ADD, Small.TRANSFORMER, 9);
                try (Learner learner = learners.create(config)) {
                    double loss = learner.step();
                    System.out.println(
                            "loss " + loss + " threads " + learners.engine().threads());
                }
            } else if (arguments[0].equals(PRODUCTS)) {
                products();
            } else {
                cycles(learners, 100);
                long before = resident();
                cycles(learners, 200);
                System.out.println(before + " " + (resident() - before));
            }
        } catch (EngineUnavailableException e) {
            System.out.println("unavailable " + e.getMessage());
        }
    }

    private static void products() throws IOException {
        try (Matrices matrices = new PyTorchLearners(1).matrices()) {
            Matrix a = matrices.matrix(128, 32);
            Matrix b = matrices.matrix(128, 32);
            Matrix result = matrices.matrix(128, 128);
            Matrices.Product product = matrices.product(a, false, b, true, result);
            long before = 0;
            for (int i = 0; i < 12_000; i++) {
                product.run();
                result.read(new float[128 * 128], 0, 128);
                if (i == 2_000) {
                    before = resident();
                }
            }
            System.out.println(before + " " + (resident() - before));
        }
    }

    private static void cycles(MxNetLearners learners, int count) {
        RunConfig config = Small.adamW(Small.ADD, new Network.Transformer(64, 4, 256), 24);
        for (int i = 0; i < count; i++) {
            try (Learner learner = learners.create(config)) {
                learner.step();
                learner.evaluate(1);
            }
        }
    }

    private static long resident() throws IOException {
        return Long.parseLong(Files.readString(MEMORY).split(" ", 3)[1]) * PAGE;
    }

    /**
     * Runs the program and returns the lines that it prints.
     *
     * @param directory becomes its home and working directory, and gets its output
     * @param cache where the library is unpacked
     * @param environment additional variables
     */
    public static List<String> run(String what, Path directory, Path cache, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path home = Files.createDirectories(directory.resolve("home"));
        Path temporary = Files.createDirectories(directory.resolve("temporary"));
        Path output = directory.resolve("output");
        Path errors = directory.resolve("errors");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "--enable-native-access=ALL-UNNAMED",
                // The whole heap is resident from the start, so that growth is memory outside it.
                "-Xms64m",
                "-Xmx64m",
                "-XX:+AlwaysPreTouch",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dstdout.encoding=UTF-8",
                "-Duser.home=" + home,
                "-Djava.io.tmpdir=" + temporary,
                "-DDJL_CACHE_DIR=" + cache,
                EngineProbe.class.getName(),
                what));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectError(errors.toFile())
                .redirectOutput(output.toFile());
        builder.environment()
                .keySet()
                .removeAll(List.of("DJL_CACHE_DIR", "ENGINE_CACHE_DIR", "OMP_NUM_THREADS", "OPENBLAS_CORETYPE"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the program ends");
        assertEquals(0, process.exitValue(), () -> read(errors));
        return Files.readAllLines(output, StandardCharsets.UTF_8);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
