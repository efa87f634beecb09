package org.grokscope.ui.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.OptionalLong;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import org.grokscope.foreign.Role;
import org.grokscope.run.Forecast;
import org.grokscope.run.RunHistory;
import org.grokscope.storage.library.StoredRun;
import org.grokscope.ui.shell.Window;
import org.junit.jupiter.api.Test;

/** Runs that other programs train, in the window. */
class LogCardTest extends LibraryWindow {

    private static final String ROWS = "0,0.01,0.01,4.6,4.6,60\n100,0.995,0.02,0.1,9,50\n200,1,0.02,0.01,9,45\n";

    private static final String THREE = "CSV, 3 rows, 3 evaluations.";

    private Path log(String header) throws IOException {
        return Files.writeString(folder.resolve("metrics.csv"), header + "\n" + ROWS);
    }

    private void ask(Path log, String text) {
        window.picker.next = log;
        window.click(window.button("Import …"));
        Window.until(text, () -> window.shows(text));
    }

    private boolean isRefused() {
        return Window.call(() -> window.button("Follow").isDisabled());
    }

    /** The boxes are in the order of the roles. */
    @SuppressWarnings({"unchecked", "EnumOrdinal"})
    private ComboBox<String> column(Role role) {
        return (ComboBox<String>)
                List.copyOf(window.the(LogCard.class).lookupAll(".combo-box")).get(role.ordinal());
    }

    @Test
    void aRunIsFollowedWhileItIsWritten() throws IOException {
        Path log = log("step,train_acc,val_acc,train_loss,val_loss,norm");
        goToLibrary(0);
        ask(log, THREE);
        window.click(toggle("As on Run"));
        window.click(window.button("Follow"));
        Window.until("it is shown", () -> window.session().isFollowed());
        Window.until("all is read", () -> window.session().step() == 200);
        assertTrue(window.session().timeline().latest().forecast().orElseThrow() instanceof Forecast.Jump);
        Window.until("where it is from", () -> window.shows("Read from " + log + ": another program trains this run"));
        assertTrue(Window.call(() -> window.button("Step").isDisabled()));
        assertTrue(Window.call(() -> window.button("Branch here").isDisabled()));
        Files.writeString(log, "300,1,0.995,0.001,0.05,30\n", StandardOpenOption.APPEND);
        Window.until("the next evaluation", () -> window.session().step() == 300);
        assertEquals(
                OptionalLong.of(300), window.session().timeline().milestones().grokkingStep());
        Window.run(() -> window.run().reset());
        assertFalse(window.session().isFollowed(), "a run of one's own with these settings");
        assertEquals(0, window.session().history().size());
        window.press(KeyCode.O);
        awaitRuns(1);
        StoredRun stored = table().runs().getFirst();
        assertEquals(OptionalLong.of(300), stored.grokkingStep());
    }

    @Test
    void columnsAreChosenAndRememberedForLogsWithTheSameNames() throws IOException {
        Path log = log("t0,a,b,c,d,e");
        goToLibrary(0);
        ask(log, "Choose the column of the steps, and one of an accuracy, a loss or a norm.");
        assertTrue(isRefused());
        Window.run(() -> column(Role.STEP).setValue("t0"));
        Window.run(() -> column(Role.TEST_ACCURACY).setValue("b"));
        Window.until("it is a run", () -> window.shows(THREE));
        window.click(window.button("Import only"));
        awaitRuns(1);
        Files.writeString(log, "300,1,0.995,0.001,0.05,30\n", StandardOpenOption.APPEND);
        ask(log, "CSV, 4 rows, 4 evaluations.");
        assertEquals("b", Window.call(() -> column(Role.TEST_ACCURACY).getValue()));
        Window.run(() -> column(Role.TRAIN_ACCURACY).setValue("t0"));
        Window.until("that is no accuracy", this::isRefused);
        window.press(KeyCode.ESCAPE);
        Window.until("it is left", () -> !window.shows("Import only"));
    }

    @Test
    void aRunOfTheLibraryThatAnotherProgramTrainedIsReplayed() throws IOException {
        Path log = log("step,train_acc,val_acc,train_loss,val_loss,norm");
        goToLibrary(0);
        ask(log, THREE);
        window.click(window.button("Import only"));
        awaitRuns(1);
        Window.run(() -> table().getSelectionModel().select(table().getItems().size() - 1));
        window.click(window.button("Open"));
        Window.until(
                "it is shown",
                () -> window.session().isFollowed() && window.session().isOver());
        assertEquals(3, window.session().history().size());
        assertEquals(0.02, window.session().history().value(RunHistory.Column.TEST_ACCURACY, 2));
    }
}
