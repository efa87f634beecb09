package org.grokscope.ui.controls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.Label;
import org.grokscope.typesetting.MathText;
import org.grokscope.ui.export.FilmStudio;
import org.grokscope.ui.shell.Window;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MathLabelsTest {

    @BeforeAll
    static void startToolkit() {
        FilmStudio.startToolkit(true);
    }

    private static Label label(String text) {
        return Window.call(() -> Nodes.label(text));
    }

    @Test
    void aTextIsSetWhenItChangesAndCanBeSpoken() {
        Label label = label("step 1");
        assertNull(label.getAccessibleText(), "a text without symbols is spoken as it is");

        Window.run(() -> label.setText("V* 936 after T_mem"));
        assertEquals(MathText.set("V* 936 after T_mem"), label.getText());
        assertNotEquals("V* 936 after T_mem", label.getText());
        assertEquals("V star 936 after T mem", label.getAccessibleText());

        Window.run(() -> label.setText("V* 935 after T_mem"));
        assertEquals("V star 935 after T mem", label.getAccessibleText());

        Window.run(() -> label.setText("step 2"));
        assertEquals("step 2", label.getText());
        assertNull(label.getAccessibleText());
    }

    @Test
    void aNameThatAnotherGaveStays() {
        Label label = label("(a + b) mod 7");
        Window.run(() -> {
            label.setAccessibleText("the task");
            label.setText("(a − b) mod 7");
        });
        assertEquals("the task", label.getAccessibleText());
        assertEquals(MathText.set("(a − b) mod 7"), label.getText());
    }

    @Test
    void aBoundTextStaysAsItIs() {
        SimpleStringProperty source = new SimpleStringProperty("R² 0.9");
        Label label = label("");
        Window.run(() -> label.textProperty().bind(source));
        Window.run(() -> source.set("R² 0.8"));
        assertEquals("R² 0.8", label.getText());
    }

    @Test
    void greekLettersAndNormsNeedNothing() {
        Label label = label("Squared norm ‖θ‖²");
        assertEquals("Squared norm ‖θ‖²", label.getText());
        assertNull(label.getAccessibleText());
    }
}
