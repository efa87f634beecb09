package org.grokscope.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.grokscope.run.config.ShareText;
import org.grokscope.task.Formula;
import org.grokscope.task.ModularTask;
import org.grokscope.task.Operation;
import org.grokscope.task.Table;
import org.grokscope.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Formulas and tables as tasks, given in the settings. */
class OwnTasksTest extends OpenWindow {

    private static final String MISSING = "Choose a table of results: a CSV file.";
    private static final String ADDITION = "0,1,2\n1,2,0\n2,0,1\n";

    @TempDir
    Path folder;

    OwnTasksTest() {
        super(5_000);
    }

    private Task task() {
        return window.draft().task();
    }

    private String problem() {
        return Window.call(() -> window.settings().problem());
    }

    private static Task formula(String text) {
        return new ModularTask(Formula.parse(text), 97);
    }

    @Test
    void aFormulaStartsWithAnExampleAndIsCheckedWhileItIsTyped() {
        window.choose("Task", "Formula …");
        assertEquals(formula("a*a + a*b + b*b"), task());
        window.write("Formula", "a*b + (");
        assertTrue(problem().contains("at character 8, where the formula ends there"), problem());
        window.type("2");
        assertTrue(problem().contains("a closing parenthesis"), problem());
        window.type(")");
        assertEquals("", problem());
        assertEquals(formula("a*a + a*b + b*b"), task(), "it takes effect with Enter");
        window.press(KeyCode.ENTER);
        assertEquals(formula("a*b + (2)"), task());
    }

    @Test
    void escapeTakesBackWhatIsTypedAndAnotherTaskForgetsTheProblem() {
        window.choose("Task", "Formula …");
        window.enter("Formula", "a - b*b");
        window.write("Formula", "a +");
        assertFalse(problem().isEmpty());
        window.press(KeyCode.ESCAPE);
        assertEquals("", problem());
        assertEquals("(a - b*b) mod p", window.text(window.field("Formula")));
        window.write("Formula", "c");
        window.choose("Task", Operation.ADD.label());
        assertEquals("", problem());
        assertEquals(new ModularTask(Operation.ADD, 97), task());
    }

    @Test
    void aFormulaThatHasNoResultForAnyPairIsRefused() {
        window.choose("Task", "Formula …");
        window.enter("Formula", "a / 0");
        assertTrue(problem().contains("must have a result for some pairs modulo 97"), problem());
        window.enter("Formula", "a / b");
        assertEquals("", problem());
    }

    @Test
    void aRunOfAFormulaIsNamedByItAndShownWithItAfterAReset() throws Exception {
        window.choose("Task", "Formula …");
        window.enter("Formula", "a*a - b");
        window.startTraining();
        assertEquals(formula("a*a - b"), window.session().config().task());
        assertEquals(
                window.session().config(),
                ShareText.config(ShareText.of(window.session().config())));
        window.press(KeyCode.SPACE);
        assertEquals("(a*a - b) mod p", window.text(window.field("Formula")));
    }

    @Test
    void aTableIsAskedForAndReadFromAFile() throws IOException {
        window.choose("Task", "Table …");
        assertEquals(MISSING, problem());
        window.picker.next = Files.writeString(folder.resolve("three.csv"), ADDITION);
        window.click(window.button("Choose a table …"));
        Window.until("the table", () -> !problem().equals(MISSING));
        assertTrue(problem().startsWith("Batch"), problem());
        window.enter("Batch size", "full");
        assertEquals(Table.ofLines("three.csv", ADDITION), task());
        assertTrue(window.shows("a · b in three, 3 symbols"));
        window.choose("Task", Operation.ADD.label());
        window.choose("Task", "Table …");
        assertEquals(Table.ofLines("three.csv", ADDITION), task(), "it comes back with its entry");
    }

    @Test
    void aFileThatIsNoTableIsRefusedWithTheLineAndTheRemedy() throws IOException {
        Path file = Files.writeString(folder.resolve("two.csv"), "0,1,2\n1,2\n2,0,1\n");
        window.choose("Task", "Table …");
        window.picker.next = file;
        window.click(window.button("Choose a table …"));
        Window.until("the problem", () -> !problem().equals(MISSING));
        assertTrue(problem().contains(file + ", line 2, has 2 cells"), problem());
        assertTrue(problem().contains("write as many cells"), problem());
        assertTrue(window.shows(problem()));
    }
}
