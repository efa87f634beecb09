package org.grokscope.plot.fx;

import javafx.scene.input.MouseEvent;
import org.grokscope.plot.fx.StepSlider.Pin;
import org.grokscope.plot.model.PlotFrame;

/** Turns the pointer into steps: the handle is dragged, a click goes to a pin or to a place on the bar. */
final class StepSliderGestures {

    /** How near to a pin the pointer takes it, in px. */
    private static final double PIN_REACH = 6;
    /** How far above and below the bar. */
    private static final double PIN_HEIGHT = 11;
    /** How near to the handle the pointer takes it, in px. */
    private static final double HANDLE_REACH = 8;

    private final StepSlider slider;
    private boolean dragging;
    /** From the handle's middle to where it was taken, in px. */
    private double grip;

    StepSliderGestures(StepSlider slider) {
        this.slider = slider;
    }

    void install() {
        slider.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        slider.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        slider.addEventHandler(MouseEvent.MOUSE_RELEASED, _ -> dragging = false);
        slider.addEventHandler(MouseEvent.MOUSE_MOVED, event -> slider.point(pinAt(event.getX(), event.getY())));
        slider.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> slider.point(null));
    }

    private void press(MouseEvent event) {
        slider.requestFocus();
        if (!slider.state().isUsable()) {
            return;
        }
        double handle = slider.place(slider.state().step());
        Pin pin = pinAt(event.getX(), event.getY());
        boolean onHandle = Math.abs(event.getX() - handle) <= HANDLE_REACH;
        dragging = onHandle || pin == null;
        grip = onHandle ? event.getX() - handle : 0;
        if (pin != null && !onHandle) {
            slider.move(pin.step());
        } else if (!onHandle) {
            moveTo(event.getX());
        }
        event.consume();
    }

    private void drag(MouseEvent event) {
        if (dragging) {
            moveTo(event.getX() - grip);
            event.consume();
        }
    }

    private void moveTo(double x) {
        PlotFrame frame = slider.painter().frame();
        double last = slider.state().last();
        double within = Math.clamp(x, frame.left(), frame.right());
        // The end is easy to hit, whatever the scale.
        boolean atEnd = within >= frame.px(last) - 1;
        slider.move(atEnd ? last : Math.clamp(Math.rint(frame.stepAt(within)), 0, last));
    }

    private Pin pinAt(double x, double y) {
        Pin nearest = null;
        double least = PIN_REACH;
        if (Math.abs(y - slider.barHeight()) <= PIN_HEIGHT) {
            for (Pin pin : slider.state().pins()) {
                double distance = Math.abs(slider.place(pin.step()) - x);
                if (distance <= least) {
                    least = distance;
                    nearest = pin;
                }
            }
        }
        return nearest;
    }
}
