package org.grokscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.grokscope.concurrent.Threads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The whole program as a user starts it: as a named module, in a process of its own, with the real engine. */
class ProgramTest {

    private record Ended(int exitCode, String out, String err) {}

    @TempDir
    Path folder;

    @Test
    void runsFromTheCommandLineAndWritesItsResults() throws Exception {
        Path json = folder.resolve("run.json");
        Ended ended = start(
                Map.of(), "run", "--preset=paper", "--steps=20", "--eval-every=10", "--threads=1", "--json=" + json);
        assertEquals(0, ended.exitCode(), ended.err());
        assertTrue(ended.out().contains("MXNet"), ended.out());
        JsonObject run = JsonParser.parseString(Files.readString(json)).getAsJsonObject();
        assertEquals(3, run.getAsJsonArray("evaluations").size());
        double v0 = run.get("v0").getAsDouble();
        assertTrue(v0 > 12_500 && v0 < 14_500, "‖θ‖² of the paper's network at step 0: " + v0);
        assertTrue(run.get("vFinal").getAsDouble() < v0);
        assertEquals("MXNet", run.get("engine").getAsString());
    }

    @Test
    void theOptionsAreThoseOfEveryStart() throws Exception {
        Path library = folder.resolve("library.db");
        Ended ended = start(
                Map.of(),
                "run",
                "--preset=fast",
                "--steps=1",
                "--threads=1",
                "--quiet",
                "--record",
                "--library=" + library);
        assertEquals("", ended.err(), "neither a warning of Java nor of a library");
        assertEquals(0, ended.exitCode());
        String options = Files.readString(Path.of(System.getProperty("grokscope.options")));
        assertTrue(options.contains("-Xmx1g"), options);
        assertFalse(options.contains("${"), options);
    }

    @Test
    void aStartWithoutThemSaysHowToStart() throws Exception {
        List<String> command = new ArrayList<>(List.of(
                java(),
                "-Xmx1g",
                "-p",
                System.getProperty("grokscope.modulePath"),
                "-m",
                "org.grokscope/org.grokscope.app.Main",
                "presets"));
        Ended ended = finish(begin(Map.of(), command));
        assertEquals(0, ended.exitCode());
        assertTrue(ended.err().contains("java @target/java.options"), ended.err());
    }

    @Test
    void refusesBadUsageInOneLine() throws Exception {
        Ended ended = start(Map.of(), "run", "--p=1");
        assertEquals(2, ended.exitCode());
        assertEquals(
                "--p must be a whole number between 3 and 499 (got 1). Try 'grokscope run --help'.",
                ended.err().strip());
        assertEquals("", ended.out());
    }

    @Test
    void anEngineThatIsNotInTheBuildIsOneLine() throws Exception {
        assumeTrue(ClassLoader.getSystemResource("native/lib/pytorch.properties") == null, "a build without -Ppytorch");
        Ended ended = start(Map.of(), "run", "--preset=fast", "--steps=1", "--engine=pytorch", "--quiet");
        assertEquals(1, ended.exitCode());
        assertTrue(ended.err().startsWith("The run failed: PyTorch is not in this build"), ended.err());
        assertTrue(ended.err().contains("-Ppytorch"), ended.err());
        assertEquals(1, ended.err().strip().lines().count(), ended.err());
    }

    @Test
    void anUnknownEngineForTheWindowIsRefusedInOneLine() throws Exception {
        Ended ended = start(Map.of("GROKSCOPE_ENGINE", "tpu"));
        assertEquals(2, ended.exitCode());
        assertEquals(
                "GROKSCOPE_ENGINE must be auto, mxnet or pytorch (got tpu).",
                ended.err().strip());
    }

    @Test
    void aWindowThatCannotShowWhatIsNamedIsRefusedInOneLine() throws Exception {
        Ended preset = start(Map.of("DISPLAY", ""), "--preset", "slow", "--start");
        assertEquals(2, preset.exitCode());
        assertEquals(
                "--preset must be paper, fast, no-decay, too-much-decay, sgd-fails, multiplication, parity, held-norm, temperature, "
                        + "squared-error or stable-softmax (got slow). Try 'grokscope --help'.",
                preset.err().strip());
        Ended file = start(Map.of("DISPLAY", ""), "none.grokscope");
        assertEquals(2, file.exitCode());
        assertTrue(file.err().contains("there is no such file (got none.grokscope)"), file.err());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void saysInASentenceWhyNoWindowOpens() throws Exception {
        Ended none = start(Map.of("DISPLAY", ""));
        assertEquals(1, none.exitCode());
        assertTrue(none.err().startsWith("GrokScope cannot open its window: there is no display"), none.err());
        assertEquals(1, none.err().strip().lines().count(), none.err());
        Ended dead = start(Map.of("DISPLAY", ":4711"));
        assertEquals(1, dead.exitCode());
        assertFalse(dead.err().contains("\tat "), dead.err());
        assertEquals(1, dead.err().strip().lines().count(), dead.err());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aDisplayThatGoesAwayAtTheStartIsNoInternalError() throws Exception {
        Path socket = Files.createDirectories(Path.of("/tmp/.X11-unix")).resolve("X4712");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            Threads.start("ends all connections", () -> endAll(server));
            Ended ended = start(
                    Map.of("DISPLAY", ":4712"),
                    "--library",
                    folder.resolve("library.db").toString());
            assertEquals(1, ended.exitCode());
            assertTrue(ended.err().startsWith("GrokScope cannot open its window: "), ended.err());
            assertEquals(1, ended.err().strip().lines().count(), ended.err());
            assertFalse(Files.exists(folder.resolve("reports")));
        } finally {
            Files.deleteIfExists(socket);
        }
    }

    @Test
    void aRehearsalTrainsInAWindowWithoutADisplayAndLeavesNothing() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        Ended ended = start(
                Map.of(
                        "JDK_JAVA_OPTIONS",
                        "-Dglass.platform=Headless -Dprism.order=sw -Djava.io.tmpdir=" + temporary,
                        "DISPLAY",
                        ""),
                StartupCache.REHEARSE);
        assertEquals(0, ended.exitCode(), ended.err());
        try (Stream<Path> left = Files.list(temporary)) {
            assertEquals(
                    List.of(),
                    left.filter(file -> file.toString().contains("rehearsal")).toList());
        }
    }

    private static void endAll(ServerSocketChannel server) {
        try {
            while (true) {
                server.accept().close();
            }
        } catch (IOException _) {
            return; // the test is over
        }
    }

    private Ended start(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        return finish(begin(environment, arguments));
    }

    private Process begin(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                java(),
                "@" + System.getProperty("grokscope.options"),
                "-cp",
                System.getProperty("grokscope.classPath"),
                "-p",
                System.getProperty("grokscope.modulePath"),
                "-m",
                "org.grokscope/org.grokscope.app.Main"));
        command.addAll(List.of(arguments));
        return begin(environment, command);
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private Process begin(Map<String, String> environment, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out().toFile())
                .redirectError(err().toFile());
        // What the window remembers is not written into the home folder of whoever runs the tests.
        builder.environment().put("XDG_DATA_HOME", folder.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private Ended finish(Process process) throws IOException, InterruptedException {
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("the program did not end: " + process.info());
        }
        return new Ended(
                process.exitValue(),
                Files.readString(out(), StandardCharsets.UTF_8),
                Files.readString(err(), StandardCharsets.UTF_8));
    }

    private Path out() {
        return folder.resolve("out");
    }

    private Path err() {
        return folder.resolve("err");
    }
}
