package org.grokscope.ui.controls;

import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Skin;
import javafx.scene.control.SkinBase;
import javafx.scene.control.skin.ComboBoxListViewSkin;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * A combo box that makes its list when it may be opened: when the pointer or the keyboard focus first comes to it. The list is most of a combo
 * box, and would be styled and laid out before the window is shown. Its width must be set, or be that of its parent.
 */
public class ListBox<T> extends ComboBox<T> {

    private final String nothing;

    /**
     * A list box; its converter makes the texts.
     *
     * @param nothing what it shows while it has no value
     */
    public ListBox(String nothing) {
        this.nothing = nothing;
        addEventFilter(MouseEvent.MOUSE_ENTERED, _ -> makeList());
        focusedProperty().addListener(_ -> makeList());
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new Closed<>(this);
    }

    @Override
    public void show() {
        makeList();
        super.show();
    }

    private void makeList() {
        if (getSkin() instanceof Closed) {
            setSkin(new ComboBoxListViewSkin<>(this));
        }
    }

    /** The value and the arrow, where a combo box has them, and under the names by which it styles them. */
    private static final class Closed<T> extends SkinBase<ListBox<T>> {

        private final Label value = Nodes.label("", "list-cell");
        private final Region arrow = new Region();
        private final StackPane button = new StackPane(arrow);

        Closed(ListBox<T> box) {
            super(box);
            arrow.getStyleClass().add("arrow");
            arrow.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
            button.getStyleClass().add("arrow-button");
            getChildren().addAll(value, button);
            value.textProperty()
                    .bind(box.valueProperty().map(box.getConverter()::toString).orElse(box.nothing));
        }

        @Override
        public void dispose() {
            value.textProperty().unbind();
            super.dispose();
        }

        @Override
        protected double computeMinWidth(double height, double top, double right, double bottom, double left) {
            return left + value.minWidth(height) + button.prefWidth(height) + right;
        }

        @Override
        protected double computePrefWidth(double height, double top, double right, double bottom, double left) {
            return left + value.prefWidth(height) + button.prefWidth(height) + right;
        }

        @Override
        protected double computeMaxHeight(double width, double top, double right, double bottom, double left) {
            return getSkinnable().prefHeight(width);
        }

        @Override
        protected void layoutChildren(double x, double y, double width, double height) {
            double side = button.prefWidth(height);
            value.resizeRelocate(x, y, width - side, height);
            button.resizeRelocate(x + width - side, y, side, height);
        }
    }
}
