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
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
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

/** Which packages may depend on which. The rules also hold for packages that do not exist yet. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PackageRulesTest {

    private static final String ROOT = "org.grokscope.";

    private static Map.Entry<String, Dependencies.Rule> rule(String name, String because, String... mayUse) {
        return Map.entry(name, new Dependencies.Rule(Set.of(mayUse), because));
    }

    private static final Map<String, Dependencies.Rule> RULES = Map.ofEntries(
            rule("task", "tasks are plain data that everything else builds on"),
            rule("run", "a run is data: reading one must not need the code that produced it", "task"),
            rule("inspect", "what a network has built is computed from its weights and outputs alone", "run", "task"),
            rule("theory", "the law is mathematics on recorded runs", "run", "task"),
            rule(
                    "narration",
                    "sentences are derived from a run's numbers, in one place",
                    "foreign",
                    "run",
                    "task",
                    "theory",
                    "typesetting"),
            rule("concurrent", "thread helpers know nothing of what the threads do"),
            rule("media", "a film is made of pixels, whatever they show"),
            rule("typesetting", "how a text is set does not depend on what it says"),
            rule("plot", "a plot draws numbers, whatever they mean", "typesetting"),
            rule(
                    "web",
                    "a page is made from a run and from what is said of it, wherever it is asked for",
                    "task",
                    "run",
                    "theory",
                    "narration",
                    "typesetting",
                    "plot"),
            rule(
                    "training",
                    "a session drives any learner and notifies any observer",
                    "task",
                    "run",
                    "theory",
                    "inspect",
                    "concurrent"),
            rule(
                    "engine",
                    "the numerical library is replaceable: nothing but training sees a learner",
                    "training",
                    "run",
                    "task",
                    "inspect",
                    "concurrent"),
            rule("storage", "files and the library hold runs, whatever trained them", "run", "task", "concurrent"),
            rule("foreign", "a log from elsewhere is read without a window or a library", "run", "task", "theory"),
            rule(
                    "sessions",
                    "window and command line start, record and reopen runs by one policy",
                    "foreign",
                    "run",
                    "task",
                    "training",
                    "storage",
                    "concurrent"),
            rule(
                    "experiments",
                    "experiments run without a window",
                    "task",
                    "run",
                    "theory",
                    "narration",
                    "inspect",
                    "training",
                    "storage",
                    "plot",
                    "concurrent"),
            rule(
                    "figures",
                    "a figure is made of recorded runs, without a window",
                    "task",
                    "run",
                    "theory",
                    "narration",
                    "plot",
                    "media"),
            rule(
                    "ui",
                    "the window works with any engine",
                    "task",
                    "run",
                    "theory",
                    "narration",
                    "inspect",
                    "training",
                    "storage",
                    "sessions",
                    "experiments",
                    "figures",
                    "plot",
                    "media",
                    "typesetting",
                    "foreign",
                    "web",
                    "concurrent"),
            rule(
                    "cli",
                    "the command line works with any engine, and without a display",
                    "task",
                    "run",
                    "theory",
                    "narration",
                    "inspect",
                    "training",
                    "storage",
                    "sessions",
                    "experiments",
                    "web",
                    "foreign",
                    "figures",
                    "concurrent"));

    /** Packages whose sub-packages still form cycles; the list must only get shorter. */
    private static final Set<String> WITH_CYCLES = Set.of(ROOT + "ui");

    private JavaClasses classes;

    private static JavaClasses imported() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.grokscope");
    }

    @BeforeAll
    void readClasses() {
        classes = imported();
        assertTrue(classes.size() > 20, "the classes were found");
    }

    static Set<String> packages() {
        return new TreeSet<>(RULES.keySet());
    }

    @ParameterizedTest
    @MethodSource("packages")
    void packageUsesOnlyWhatItMay(String name) {
        List<String> all =
                Stream.concat(RULES.keySet().stream(), Stream.of("app")).toList();
        Dependencies.check(classes, ROOT, all, name, RULES.get(name));
    }

    @Test
    void everyTopLevelPackageHasARule() {
        Set<String> names = classes.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(ROOT))
                .map(name -> name.substring(ROOT.length()).replaceFirst("\\..*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        names.removeAll(RULES.keySet());
        names.remove("app");
        assertEquals(Set.of(), names, "a new package needs a rule in this test: what it may use, and why");
    }

    @Test
    void onlyTheBackEndsNameDjl() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "engine.mxnet..", ROOT + "engine.pytorch..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ai.djl..", "com.sun.jna..")
                .because(
                        "no native array may leave a back end: other code could neither free it nor be tested without it")
                .check(classes);
    }

    @Test
    void onlyTheBackEndForMxNetNamesItsInternals() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "engine.mxnet..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ai.djl.mxnet..", "com.sun.jna..")
                .because("PyTorch must work on machines for which MXNet does not exist")
                .check(classes);
    }

    @Test
    void javaFxStaysInTheWindow() {
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
                "plot.model",
                        List.of("plot.paint", "plot.labels", "plot.pictures", "plot.svg", "plot.print", "plot.fx"),
                "plot.paint", List.of("plot.labels", "plot.pictures", "plot.svg", "plot.print", "plot.fx"),
                "plot.labels", List.of("plot.pictures", "plot.svg", "plot.print", "plot.fx"),
                "plot.pictures", List.of("plot.svg", "plot.print", "plot.fx"),
                "plot.svg", List.of("plot.print", "plot.fx"));
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
                .because("flags are one of several ways to create a configuration")
                .check(classes);
    }

    @Test
    void dataAndMathematicsUseNoFilesAndNoThreads() {
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
                .because("their results depend on their arguments alone, on any thread")
                .check(classes);
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching("org.grokscope.(*)..")
                .should()
                .beFreeOfCycles()
                .because("a package can be understood with what it uses, and without what uses it")
                .check(classes);
    }

    static Set<String> packagesWithSubpackages() {
        return imported().stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.matches("org\\.grokscope(\\.\\w+){2,}"))
                .map(name -> name.replaceFirst("\\.\\w+$", ""))
                .filter(name -> !WITH_CYCLES.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @MethodSource("packagesWithSubpackages")
    void subpackagesFormNoCycles(String parent) {
        slices().assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass type) {
                        String name = type.getPackageName();
                        if (name.equals(parent)) {
                            return SliceIdentifier.of(".");
                        }
                        return name.startsWith(parent + ".")
                                ? SliceIdentifier.of(
                                        name.substring(parent.length() + 1).replaceFirst("\\..*", ""))
                                : SliceIdentifier.ignore();
                    }

                    @Override
                    public String getDescription() {
                        return "sub-packages of " + parent + " and its own classes";
                    }
                })
                .should()
                .beFreeOfCycles()
                .because("a sub-package that needs its parent and is needed by it is no part of its own")
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
                .because("ending the process discards what other threads have not yet written")
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
                .because("in the window such text is invisible, and on the command line it breaks the progress bar")
                .check(classes);
    }

    @Test
    void onlyOnePackageCreatesThreads() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "concurrent..")
                .should()
                .callMethodWhere(createsThreads())
                .orShould()
                .callConstructorWhere(JavaCall.Predicates.target(
                        HasOwner.Predicates.With.owner(JavaClass.Predicates.assignableTo(Executor.class)
                                .or(JavaClass.Predicates.assignableTo(Thread.class))
                                .or(JavaClass.Predicates.assignableTo(Timer.class)))))
                .because("every thread is a named daemon with an owner that stops it; others could keep the process "
                        + "alive or be killed with unwritten results")
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
    void noStaticState() {
        fields().that()
                .areStatic()
                .should()
                .beFinal()
                .because("two runs in one process must not affect each other")
                .check(classes);
    }
}
