package org.grokscope.ui.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.control.Labeled;
import javafx.scene.control.Spinner;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import org.grokscope.inspect.Answers;
import org.grokscope.inspect.NetworkSnapshot;
import org.grokscope.narration.NumberFormat;
import org.grokscope.plot.fx.CellMap;
import org.grokscope.plot.pictures.CellPainter;
import org.grokscope.plot.pictures.CellPicture;
import org.grokscope.run.config.ShareText;
import org.grokscope.task.Table;
import org.grokscope.ui.shell.Window;
import org.grokscope.ui.shell.WindowOfASlowRun;
import org.junit.jupiter.api.Test;

/** Looking inside the network, by the hands of a user. */
class InsideTest extends WindowOfASlowRun {

    @Test
    void theInsideFoldsOutAndFollowsTheRun() {
        assertFalse(isShown(".inside"));
        window.click(window.button("Inside"));
        assertTrue(isShown(".inside"));
        assertTrue(window.shows("Inside the network"));
        trainTo(300);
        Window.until("a look", () -> textOf(".inside-head .quiet").startsWith("step "));
        CellMap answers = Window.call(() -> (CellMap) Window.all(window.scene().getRoot())
                .filter(CellMap.class::isInstance)
                .findFirst()
                .orElseThrow());
        Window.run(() -> answers.pointedProperty().set(new CellPainter.Cell(25, 17)));
        assertTrue(Window.call(answers::getAccessibleText).startsWith("Answers"));
        window.press(KeyCode.I);
        assertFalse(isShown(".inside"));
    }

    @Test
    void aPinnedMomentStaysBesideTheNext() {
        window.press(KeyCode.I);
        trainTo(100);
        // The panel follows a moment later: what is pinned is the last look once it has come to it.
        Window.until(
                "the last look",
                () -> window.session()
                        .snapshots()
                        .latest()
                        .filter(look -> textOf(".inside-head .quiet").equals("step " + NumberFormat.count(look.step())))
                        .isPresent());
        String before = textOf(".inside-head .quiet").replace("step ", "");
        window.click(window.segment("Pin"));
        assertTrue(window.shows("Pinned " + before));
        trainTo(400);
        assertTrue(window.shows("Pinned " + before));
        Window.until("a later look", () -> !textOf(".inside-head .quiet").equals("step " + before));
        window.click(window.segment("Pinned " + before));
        assertTrue(window.shows("Pin"));
    }

    @Test
    void aSumIsAnsweredAndJudged() {
        window.press(KeyCode.I);
        trainTo(200);
        Window.until("an answer", () -> textOf(".question .quiet").startsWith("= "));
        Answers answers = window.session().snapshots().latest().orElseThrow().answers();
        for (boolean trained : new boolean[] {true, false}) {
            int b = IntStream.range(0, 97)
                    .filter(each -> answers.examples()
                                    .trains(answers.examples().at(each, 17).orElseThrow())
                            == trained)
                    .findFirst()
                    .orElseThrow();
            int said = answers.said(answers.examples().at(b, 17).orElseThrow());
            int right = (17 + b) % 97;
            spin("First operand", 17);
            spin("Second operand", b);
            assertEquals(
                    "= " + said + (said == right ? ", right" : ", wrong: " + right) + "\n("
                            + (trained ? "train set" : "test set") + ")",
                    textOf(".question .quiet"));
        }
    }

    @SuppressWarnings("unchecked")
    private void spin(String name, int value) {
        Window.run(() -> Window.all(window.scene().getRoot())
                .filter(node -> node instanceof Spinner<?> && name.equals(node.getAccessibleText()))
                .map(node -> (Spinner<Integer>) node)
                .forEach(spinner -> spinner.getValueFactory().setValue(value)));
    }

    @Test
    void aNumberThatCannotBeAskedIsRefusedAloud() {
        window.press(KeyCode.I);
        trainTo(100);
        Window.until("a look", () -> textOf(".question .quiet").startsWith("= "));
        window.enter("First operand", "99");
        Window.until(
                "the refusal",
                () -> textOf(".question .quiet")
                        .equals("First operand must be a whole number between 0 and 96 (got 99)."));
        assertEquals("99", window.text(window.field("First operand")), "it is not changed silently");
    }

    @Test
    void aTableIsPastedTrainedAndHasNoKnownCircle() {
        Table table = Table.ofLines("winner.csv", ",r,p,s\nr,r,p,r\np,p,p,s\ns,r,s,s");
        String share = "grokscope:fast,network=mlp,batch=full,task=" + table.id();
        Window.run(() -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, share)));
        window.press(KeyCode.CONTROL, KeyCode.V);
        window.press(KeyCode.I);
        trainTo(100);
        assertEquals(table, window.session().config().task());
        Window.until("a look", () -> textOf(".inside-head .quiet").startsWith("step "));
        assertTrue(textOf(".question .quiet").startsWith("= "));
        assertEquals("s", window.text(window.field("First operand")), "17 was too large");
        window.enter("First operand", "p");
        window.enter("First operand", "s");
        window.enter("Second operand", "p");
        Answers answers = window.session().snapshots().latest().orElseThrow().answers();
        String said = table.symbol(answers.said(answers.examples().of(2, 1).orElseThrow()));
        assertTrue(textOf(".question .quiet").startsWith("= " + said + ", "), textOf(".question .quiet"));
        window.enter("First operand", "q");
        Window.until(
                "the refusal",
                () -> textOf(".question .quiet")
                        .equals("First operand must be a symbol of the task, such as r or p (got q)."));
        NetworkSnapshot look = window.session().snapshots().latest().orElseThrow();
        InspectPictures pictures = new InspectPictures(Optional.of(look), "");
        CellPicture confusion = pictures.confusion().orElseThrow();
        assertEquals("no circle: the table is no cyclic group", confusion.subtitle());
        assertTrue(confusion.cells().text(2, 1).startsWith("right answer p, answered s: "));
        assertTrue(window.shows("Ask it"));
        assertEquals("Weight of each symbol", pictures.spectrum().title());
        assertTrue(pictures.neurons().cells().text(2, 0).startsWith("symbol s: "));
        assertTrue(pictures.answers().cells().text(2, 1).startsWith("p · s"));
        window.act("COPY");
        assertEquals(
                ShareText.of(window.session().config()),
                Window.call(() -> Clipboard.getSystemClipboard().getString()));
        assertTrue(window.shows("Copied: " + ShareText.shown(window.session().config())));
    }

    private String textOf(String style) {
        return Window.call(() -> Window.text((Labeled) window.scene().lookup(style)));
    }
}
