package org.grokscope.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Timer;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The walls between the rooms. They hold for rooms that are still empty, too. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PackageRulesTest {

    private static final String ROOT = "org.grokscope.";

    /**
     * A room's wall.
     *
     * @param mayImport its neighbours; whoever may see a run may see the task in its configuration
     * @param because what would be lost
     */
    private record Wall(List<String> mayImport, String because) {}

    private static final Map<String, Wall> WALLS = Map.ofEntries(
            Map.entry("task", new Wall(List.of(), "tasks are plain data that everything else builds on")),
            Map.entry("run", new Wall(List.of("task"), "a run is data: whoever reads one needs nothing that made it")),
            Map.entry(
                    "inspect",
                    new Wall(List.of("run", "task"), "what is seen inside a network is mathematics on its numbers")),
            Map.entry("theory", new Wall(List.of("run", "task"), "the law is pure mathematics on measured runs")),
            Map.entry(
                    "narration",
                    new Wall(
                            List.of("run", "task", "theory"),
                            "sentences are made of a run's numbers, and by nobody else")),
            Map.entry("concurrent", new Wall(List.of(), "threads are made the same way everywhere")),
            Map.entry(
                    "training",
                    new Wall(
                            List.of("task", "run", "theory", "inspect", "concurrent"),
                            "a session drives any learner and tells any observer")),
            Map.entry(
                    "engine",
                    new Wall(
                            List.of("training", "run", "task", "inspect", "concurrent"),
                            "the library that computes is replaceable")),
            Map.entry(
                    "storage",
                    new Wall(
                            List.of("run", "task", "concurrent"),
                            "a run is recorded by whoever reads it, and trained by somebody else")),
            Map.entry(
                    "sessions",
                    new Wall(
                            List.of("run", "task", "training", "storage", "concurrent"),
                            "window and command line start, record and reopen runs by one policy")),
            Map.entry(
                    "experiments",
                    new Wall(
                            List.of(
                                    "training",
                                    "run",
                                    "task",
                                    "theory",
                                    "narration",
                                    "inspect",
                                    "storage",
                                    "plot",
                                    "concurrent"),
                            "experiments run without a window")),
            Map.entry("media", new Wall(List.of(), "a film is made of pixels, whatever they show")),
            Map.entry("plot", new Wall(List.of(), "a plot draws numbers, whatever they mean")),
            Map.entry(
                    "ui",
                    new Wall(
                            List.of(
                                    "task",
                                    "run",
                                    "theory",
                                    "narration",
                                    "inspect",
                                    "training",
                                    "storage",
                                    "sessions",
                                    "experiments",
                                    "plot",
                                    "media",
                                    "concurrent"),
                            "the window works with any engine")),
            Map.entry(
                    "cli",
                    new Wall(
                            List.of(
                                    "task",
                                    "run",
                                    "theory",
                                    "narration",
                                    "inspect",
                                    "training",
                                    "storage",
                                    "sessions",
                                    "experiments",
                                    "concurrent"),
                            "the command line works with any engine, and without a display")));

    private JavaClasses classes;

    @BeforeAll
    void readClasses() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.grokscope");
        assertTrue(classes.size() > 20, "the classes were found");
    }

    static Set<String> rooms() {
        return new TreeSet<>(WALLS.keySet());
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void roomImportsOnlyItsNeighbours(String room) {
        Wall wall = WALLS.get(room);
        String[] others = Stream.concat(WALLS.keySet().stream(), Stream.of("app"))
                .filter(other -> !other.equals(room) && !wall.mayImport().contains(other))
                .map(other -> ROOT + other + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(ROOT + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .because(wall.because())
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    void everyRoomHasAWall() {
        Set<String> rooms = classes.stream()
                .map(type -> type.getPackageName())
                .filter(name -> name.startsWith(ROOT))
                .map(name -> name.substring(ROOT.length()).replaceFirst("\\..*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        rooms.removeAll(WALLS.keySet());
        rooms.remove("app");
        assertEquals(Set.of(), rooms, "a new room says in this test whom it may import, and why");
    }

    @Test
    void onlyEngineAndBenchmarkNameTheNeuralNetworkLibrary() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "engine..", ROOT + "bench..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ai.djl..", "com.sun.jna..")
                .because("no native array may leave the engine: others could neither free it nor test without it; the "
                        + "benchmark writes training loops as if there were no engine, to compare")
                .check(classes);
    }

    @Test
    void javaFxStaysWhereThereIsAWindow() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "plot.fx..", ROOT + "ui..", ROOT + "app..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "com.sun.javafx..", "org.controlsfx..", ROOT + "plot.fx..")
                .because("everything but the window runs on machines without a display")
                .check(classes);
    }

    @Test
    void aPlotIsModelledBelowItsPainters() {
        Map<String, List<String>> above = Map.of(
                "plot.model", List.of("plot.paint", "plot.svg", "plot.fx"),
                "plot.paint", List.of("plot.svg", "plot.fx"),
                "plot.svg", List.of("plot.fx"));
        above.forEach((below, painters) -> noClasses()
                .that()
                .resideInAPackage(ROOT + below + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        painters.stream().map(name -> ROOT + name + "..").toArray(String[]::new))
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("java.awt..", "javax.imageio..")
                .because("window, exports and reports show the same plot, and reports are drawn without any toolkit")
                .check(classes));
    }

    @Test
    void onlyTheCommandLineNamesItsParser() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "cli..", ROOT + "app..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .because("flags are one way among others to make a configuration")
                .check(classes);
    }

    @Test
    void dataAndMathematicsTouchNoFilesAndNoThreads() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + "task..", ROOT + "run..", ROOT + "theory..", ROOT + "narration..", ROOT + "inspect..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.net..", "java.sql..", "com.google.gson..")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Thread.class, java.io.File.class, java.io.InputStream.class, java.io.OutputStream.class)
                .because("they are checked by reading numbers, on any thread")
                .check(classes);
    }

    @Test
    void roomsFormNoCycles() {
        slices().matching("org.grokscope.(*)..")
                .should()
                .beFreeOfCycles()
                .because("a room can be understood with the rooms below it, and without those above")
                .check(classes);
    }

    @Test
    void onlyTheAppEndsTheProcess() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "app..")
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class)
                .because("whoever ends the process takes the results of all others with it")
                .check(classes);
    }

    @Test
    void onlyAppAndCommandLinePrint() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "app..", ROOT + "cli..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("in a window nobody sees it, and on the command line it would tear the progress bar")
                .check(classes);
    }

    @Test
    void threadsAreMadeInOnePackage() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "concurrent..", ROOT + "bench..")
                .should()
                .callMethodWhere(createsThreads())
                .orShould()
                .callConstructorWhere(JavaCall.Predicates.target(
                        HasOwner.Predicates.With.owner(JavaClass.Predicates.assignableTo(Executor.class)
                                .or(JavaClass.Predicates.assignableTo(Thread.class))
                                .or(JavaClass.Predicates.assignableTo(Timer.class)))))
                .because(
                        "every thread is a named daemon that somebody ends and awaits; a thread made elsewhere may keep "
                                + "the process alive or be killed with unwritten results")
                .check(classes);
    }

    private static DescribedPredicate<JavaMethodCall> createsThreads() {
        return DescribedPredicate.describe("creates threads", call -> {
            JavaClass owner = call.getTargetOwner();
            return owner.isEquivalentTo(Executors.class)
                    || owner.isAssignableTo(Thread.Builder.class)
                    || (owner.isEquivalentTo(Thread.class)
                            && Set.of("ofPlatform", "ofVirtual", "startVirtualThread")
                                    .contains(call.getName()));
        });
    }

    @Test
    void nothingIsKeptInStatics() {
        fields().that()
                .areStatic()
                .should()
                .beFinal()
                .because("two runs in one program must not know of each other")
                .check(classes);
    }

    @Test
    void everyPackageSaysWhatItIsFor() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/org"))) {
            List<Path> silent = files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                    .toList();
            assertEquals(List.of(), silent, "every package that has classes has a package-info.java");
        }
    }
}
