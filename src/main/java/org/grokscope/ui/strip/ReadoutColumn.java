package org.grokscope.ui.strip;

import java.util.function.DoubleSupplier;
import javafx.scene.layout.VBox;

/** The column of readouts. It is as wide as what is in it, and grows by a good deal at a time: the sentence beside it must not move with every number. */
final class ReadoutColumn extends VBox {

    /** In sizes of the small type. */
    private static final double LEAST = 9.7;

    private static final double STEP = 4;

    private final DoubleSupplier smallType;

    ReadoutColumn(DoubleSupplier smallType) {
        this.smallType = smallType;
        getStyleClass().add("readouts");
        setMinWidth(USE_PREF_SIZE);
    }

    @Override
    protected double computePrefWidth(double height) {
        double type = smallType.getAsDouble();
        double wanted = super.computePrefWidth(height);
        return Math.max(LEAST * type, Math.ceil(wanted / (STEP * type)) * STEP * type);
    }
}
