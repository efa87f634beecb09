package org.grokscope.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.grokscope.app.Main;

/** A process with the whole program in it, whose window is used as words on standard input say. */
public final class UsedWindow {

    static final String START_OR_PAUSE = "start or pause";
    static final String DIALOG = "dialog";

    private UsedWindow() {}

    /**
     * Opens the window.
     *
     * @param args the library
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Main.main(new String[] {"--library", args[0]});
        BufferedReader words = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String word = words.readLine(); word != null; word = words.readLine()) {
            boolean dialog = word.equals(DIALOG);
            awaitWindow();
            Platform.runLater(dialog ? UsedWindow::openDialog : UsedWindow::pressSpace);
        }
    }

    private static void awaitWindow() throws InterruptedException {
        CountDownLatch shown = new CountDownLatch(1);
        while (!shown.await(100, TimeUnit.MILLISECONDS)) {
            Platform.runLater(() -> {
                if (!Window.getWindows().isEmpty()) {
                    shown.countDown();
                }
            });
        }
    }

    private static void pressSpace() {
        Node focused = Window.getWindows().getFirst().getScene().getFocusOwner();
        for (EventType<KeyEvent> type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
            Event.fireEvent(focused, new KeyEvent(type, "", "", KeyCode.SPACE, false, false, false, false));
        }
    }

    /** As the window's exports do. */
    private static void openDialog() {
        new FileChooser().showSaveDialog(Window.getWindows().getFirst());
    }
}
