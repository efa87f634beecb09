package org.grokscope.ui.run;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.grokscope.narration.Markers;
import org.grokscope.narration.NumberFormat;
import org.grokscope.plot.fx.StepSlider.Kind;
import org.grokscope.plot.fx.StepSlider.Pin;
import org.grokscope.run.Checkpoint;
import org.grokscope.run.Happening;
import org.grokscope.run.Milestones;
import org.grokscope.run.RunEvent;
import org.grokscope.training.TrainingSession;
import org.grokscope.ui.controls.Texts;

/** The pins of a run's timeline: its checkpoints, and above them what happened. Made anew only when there are others than before. */
final class TimelinePins {

    private static final double PAGES = 10;

    private final Markers markers = Texts.narrator().markers();
    /** Null before the first run. */
    private TrainingSession session;

    private List<Pin> pins = List.of();
    /** What the pins were made of. */
    private List<Long> checkpointsSeen = List.of();

    private int eventsSeen;

    void show(TrainingSession newSession) {
        session = newSession;
        eventsSeen = -1;
    }

    List<Pin> current() {
        if (session != null) {
            List<Long> checkpoints =
                    session.checkpoints().stream().map(Checkpoint::step).toList();
            int events = session.history().events().size();
            if (events != eventsSeen || !checkpoints.equals(checkpointsSeen)) {
                checkpointsSeen = checkpoints;
                eventsSeen = events;
                pins = made();
            }
        }
        return pins;
    }

    /** Where a Page key goes to from a step: the nearest checkpoint after or before it, or else a tenth of the run further. */
    double page(double from, double last, boolean later) {
        return checkpoint(from, later).orElse(from + (later ? last : -last) / PAGES);
    }

    private OptionalDouble checkpoint(double from, boolean later) {
        DoubleStream steps = current().stream()
                .filter(pin -> pin.kind() == Kind.CHECKPOINT)
                .mapToDouble(Pin::step)
                .filter(step -> later ? step > from : step < from);
        return later ? steps.min() : steps.max();
    }

    private List<Pin> made() {
        List<Pin> made = new ArrayList<>();
        for (long step : checkpointsSeen) {
            made.add(new Pin(step, Kind.CHECKPOINT, Texts.of("timeline.checkpoint", NumberFormat.count(step))));
        }
        Milestones milestones = session.timeline().latest().milestones();
        List<RunEvent> events = session.history().events();
        for (Happening each : Happening.of(milestones, events)) {
            made.add(new Pin(each.step(), Kind.EVENT, text(each, events)));
        }
        return List.copyOf(made);
    }

    /** The label of a change names no step. */
    private String text(Happening happening, List<RunEvent> events) {
        String label = markers.happened(happening, events);
        return happening instanceof Happening.Changed
                ? Texts.of("timeline.change", label, NumberFormat.count(happening.step()))
                : label;
    }
}
