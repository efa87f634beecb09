package org.grokscope.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which parts of the window may use which: screens stand on shared controls, and only the shell knows them all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScreenRulesTest {

    private static final String UI = "org.grokscope.ui.";

    private static final Map<String, Dependencies.Rule> RULES = Map.ofEntries(
            Map.entry(
                    "controls",
                    new Dependencies.Rule(Set.of(), "a control that knew a screen could not be used by the others")),
            Map.entry(
                    "explain",
                    new Dependencies.Rule(Set.of("controls"), "what a term means is independent of where it stands")),
            Map.entry(
                    "outcome",
                    new Dependencies.Rule(Set.of("controls"), "a run is called the same wherever it is listed")),
            Map.entry(
                    "tasks",
                    new Dependencies.Rule(
                            Set.of("controls"), "work in the background is listed the same way, whatever it is")),
            Map.entry(
                    "settings",
                    new Dependencies.Rule(
                            Set.of("controls", "explain"), "a form edits a configuration, whatever is done with it")),
            Map.entry(
                    "inspect",
                    new Dependencies.Rule(
                            Set.of("controls", "explain"),
                            "snapshots are shown the same way live, replayed and filmed")),
            Map.entry(
                    "strip",
                    new Dependencies.Rule(Set.of("controls", "explain"), "it says what it is told, on every screen")),
            Map.entry(
                    "lab",
                    new Dependencies.Rule(
                            Set.of("controls", "explain", "tasks", "strip"),
                            "sweeps are independent of the run in the window")),
            Map.entry(
                    "compare",
                    new Dependencies.Rule(
                            Set.of("controls", "explain", "tasks", "strip", "outcome"),
                            "runs of the window can be compared, and know nothing of it")),
            Map.entry(
                    "library",
                    new Dependencies.Rule(
                            Set.of("controls", "explain", "tasks", "compare", "preferences", "outcome"),
                            "what happens with a stored run is decided by its host")),
            Map.entry(
                    "run",
                    new Dependencies.Rule(
                            Set.of("controls", "explain", "strip", "settings", "inspect"),
                            "the run screen shows its form and its snapshots")),
            Map.entry(
                    "export",
                    new Dependencies.Rule(
                            Set.of("controls", "explain", "tasks", "strip", "run", "inspect", "preferences"),
                            "a film is the run screen's parts, drawn per step")),
            Map.entry(
                    "preferences",
                    new Dependencies.Rule(Set.of("controls"), "what is remembered is the same for all screens")),
            Map.entry(
                    "story",
                    new Dependencies.Rule(
                            Set.of("controls", "explain", "run"),
                            "teaching aids drive the run, which does not know them")),
            Map.entry(
                    "shell",
                    new Dependencies.Rule(
                            Set.of(
                                    "controls",
                                    "explain",
                                    "tasks",
                                    "preferences",
                                    "settings",
                                    "inspect",
                                    "strip",
                                    "lab",
                                    "compare",
                                    "library",
                                    "run",
                                    "export",
                                    "story"),
                            "one package assembles all others")));

    private JavaClasses classes;

    @BeforeAll
    void readClasses() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.grokscope");
    }

    static Set<String> parts() {
        return new TreeSet<>(RULES.keySet());
    }

    @ParameterizedTest
    @MethodSource("parts")
    void aPartUsesOnlyThePartsBelowIt(String part) {
        Dependencies.check(classes, UI, RULES.keySet(), part, RULES.get(part));
    }

    @Test
    void everyPartHasARule() {
        Set<String> parts = classes.stream()
                .map(type -> type.getPackageName())
                .filter(name -> name.startsWith(UI))
                .map(name -> name.substring(UI.length()).replaceFirst("\\..*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(parts(), parts, "a new part of the window states in this test what it may use, and why");
    }

    @Test
    void thePartsFormNoCycles() {
        slices().matching(UI + "(*)..")
                .should()
                .beFreeOfCycles()
                .because("a screen can be understood with what it is built of, and without what shows it")
                .check(classes);
    }

    @Test
    void onlyItsCreatorKnowsTheMainWindow() {
        classes()
                .that()
                .haveFullyQualifiedName(UI + "shell.MainWindow")
                .should()
                .onlyHaveDependentClassesThat()
                .haveNameMatching("org\\.grokscope\\.ui\\.shell\\.(MainWindow|GrokScopeWindow)(\\$.*)?")
                .because(
                        "a class that receives the window can do anything; it is given the controller of what it acts on")
                .check(classes);
    }

    @Test
    void onlyTheControllersOfAScreenChangeTheRun() {
        noClasses()
                .that()
                .resideInAnyPackage(UI + "settings..", UI + "inspect..", UI + "export..", UI + "lab..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName(UI + "run.RunController")
                .because("views report edits and draw; the controller decides what becomes of them")
                .check(classes);
    }
}
