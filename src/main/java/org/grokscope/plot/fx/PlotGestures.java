package org.grokscope.plot.fx;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import org.grokscope.plot.model.LabelLayout;
import org.grokscope.plot.model.PlotFrame;
import org.grokscope.plot.model.Scale;

/** Turns pointer and keys into zooming, panning and pointing. */
final class PlotGestures {
    /** One notch of a wheel is 40 px and brings a sixth. */
    private static final double WHEEL = 0.004;

    private static final double KEY_ZOOM = 1.25;

    /** A rubber band lower than this chooses steps only; higher, values too. */
    private static final double FLAT = 24;

    private final Plot plot;
    private final StepAxis axis;
    private Drag drag = Drag.NONE;
    private double startX;
    private double startY;
    private double lastX;
    private double lastY;

    private enum Drag {
        NONE,
        PAN,
        BAND
    }

    PlotGestures(Plot plot, StepAxis axis) {
        this.plot = plot;
        this.axis = axis;
    }

    void install() {
        plot.setOnScroll(this::scroll);
        plot.setOnZoom(this::pinch);
        plot.setOnMousePressed(this::press);
        plot.setOnMouseDragged(this::drag);
        plot.setOnMouseReleased(this::release);
        plot.setOnMouseClicked(this::click);
        plot.setOnMouseMoved(e -> point(e.getX(), e.getY()));
        plot.setOnMouseExited(e -> axis.setCrosshair(Double.NaN));
        plot.setOnKeyPressed(this::key);
    }

    private double fractionX(double x) {
        PlotFrame frame = plot.frame();
        return Math.clamp((x - frame.left()) / frame.width(), 0.0, 1.0);
    }

    private double fractionY(double y) {
        PlotFrame frame = plot.frame();
        return Math.clamp(1 - (y - frame.top()) / frame.height(), 0.0, 1.0);
    }

    private void scroll(ScrollEvent e) {
        if (e.isControlDown() || e.getX() < plot.frame().left()) {
            plot.zoomValues(Math.exp(e.getDeltaY() * WHEEL), fractionY(e.getY()));
        } else if (Math.abs(e.getDeltaX()) > Math.abs(e.getDeltaY())) {
            axis.pan(-e.getDeltaX() / plot.frame().width());
        } else {
            axis.zoom(Math.exp(e.getDeltaY() * WHEEL), fractionX(e.getX()));
        }
        e.consume();
    }

    private void pinch(ZoomEvent e) {
        axis.zoom(e.getZoomFactor(), fractionX(e.getX()));
        e.consume();
    }

    private void press(MouseEvent e) {
        plot.requestFocus();
        startX = e.getX();
        startY = e.getY();
        lastX = startX;
        lastY = startY;
        boolean band = e.isShiftDown() || e.getButton() == MouseButton.SECONDARY;
        boolean usable = plot.frame().contains(startX, startY) && e.getButton() != MouseButton.MIDDLE;
        drag = !usable ? Drag.NONE : band ? Drag.BAND : Drag.PAN;
        e.consume();
    }

    private void drag(MouseEvent e) {
        switch (drag) {
            case PAN -> {
                axis.pan((lastX - e.getX()) / plot.frame().width());
                plot.panValues((e.getY() - lastY) / plot.frame().height());
                lastX = e.getX();
                lastY = e.getY();
                point(e.getX(), e.getY());
            }
            case BAND -> plot.setRubberBand(band(e.getX(), e.getY()));
            case NONE -> point(e.getX(), e.getY());
        }
        e.consume();
    }

    private LabelLayout.Box band(double x, double y) {
        PlotFrame f = plot.frame();
        double left = Math.clamp(Math.min(startX, x), f.left(), f.right());
        double right = Math.clamp(Math.max(startX, x), f.left(), f.right());
        boolean flat = Math.abs(y - startY) < FLAT;
        double top = flat ? f.top() : Math.clamp(Math.min(startY, y), f.top(), f.bottom());
        double bottom = flat ? f.bottom() : Math.clamp(Math.max(startY, y), f.top(), f.bottom());
        return new LabelLayout.Box(left, top, right - left, bottom - top);
    }

    private void release(MouseEvent e) {
        if (drag == Drag.BAND) {
            LabelLayout.Box box = band(e.getX(), e.getY());
            plot.setRubberBand(null);
            if (box.width() >= 5) {
                PlotFrame f = plot.frame();
                if (Math.abs(e.getY() - startY) >= FLAT) {
                    plot.showValues(f.valueAt(box.bottom()), f.valueAt(box.top()));
                }
                axis.show(f.stepAt(box.left()), f.stepAt(box.right()));
            }
        }
        drag = Drag.NONE;
        e.consume();
    }

    private void click(MouseEvent e) {
        if (e.getButton() == MouseButton.PRIMARY && e.getClickCount() == 2 && e.isStillSincePress()) {
            plot.resetView();
        }
        e.consume();
    }

    private void point(double x, double y) {
        PlotFrame frame = plot.frame();
        boolean over = frame.showsX(x) && y >= 0 && y <= plot.getHeight();
        axis.setCrosshair(over ? frame.stepAt(x) : Double.NaN);
    }

    private void key(KeyEvent e) {
        KeyCode code = e.getCode();
        boolean plus = code == KeyCode.PLUS || code == KeyCode.ADD || code == KeyCode.EQUALS;
        if (plus || "+".equals(e.getText())) {
            axis.zoom(KEY_ZOOM, keyCentre());
        } else if (code == KeyCode.MINUS || code == KeyCode.SUBTRACT) {
            axis.zoom(1 / KEY_ZOOM, keyCentre());
        } else if (code == KeyCode.LEFT || code == KeyCode.RIGHT) {
            sideways(code == KeyCode.LEFT ? -1 : 1, e.isShiftDown());
        } else if (code == KeyCode.HOME || code == KeyCode.DIGIT0 || code == KeyCode.NUMPAD0) {
            plot.resetView();
        } else if (code == KeyCode.ESCAPE && !Double.isNaN(axis.getCrosshair())) {
            axis.setCrosshair(Double.NaN);
        } else {
            return;
        }
        e.consume();
    }

    private void sideways(int direction, boolean crosshair) {
        if (crosshair || axis.isAutomatic()) {
            Scale scale = axis.getView().scale();
            double at = axis.getCrosshair();
            double fraction = Double.isNaN(at) ? 0.5 : scale.fraction(at) + direction * 0.01;
            axis.setCrosshair(scale.value(Math.clamp(fraction, 0.0, 1.0)));
        } else {
            axis.pan(direction * 0.1);
        }
    }

    /** Keys zoom around the crosshair if it is in view, else around the middle. */
    private double keyCentre() {
        double fraction = axis.getView().scale().fraction(axis.getCrosshair());
        return fraction >= 0 && fraction <= 1 ? fraction : 0.5;
    }
}
