package org.grokscope.ui.settings;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleConsumer;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.ToggleSwitch;
import org.grokscope.narration.NumberFormat;
import org.grokscope.run.config.HeldNorm;
import org.grokscope.run.config.Intervention;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Optimizer;
import org.grokscope.typesetting.MathText;
import org.grokscope.ui.controls.Hints;
import org.grokscope.ui.controls.ListBox;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.explain.Definitions;
import org.grokscope.ui.explain.Reasons;
import org.grokscope.ui.explain.Term;

/** What can be done to a run to see what grokking depends on: at once, and planned for T_mem. */
public final class InterventionControls extends VBox {

    /** Where the slider ends; its field takes smaller norms. */
    private static final double SMALLEST_NORM = 1;

    private static final int DIGITS = 4;
    private static final int RATIO_DIGITS = 3;

    private static final String SWITCH = Texts.of("intervention.switch.label");

    private final ToggleSwitch hold = new ToggleSwitch();
    private final LogSlider norm = new LogSlider(
            Texts.of("intervention.norm.label"), HeldNorm.NORM, SMALLEST_NORM, Texts.of("intervention.norm.tooltip"));
    private final Label ratio = Nodes.remark();
    private final Button fork = new Button(Texts.of("intervention.fork.label"));
    private final Button cut = new Button(Texts.of("intervention.cut.label"));
    private final Button change = new Button(SWITCH);
    private final ComboBox<Intervention> planned = Nodes.list(
            new ListBox<>(""),
            Texts.of("intervention.planned.label"),
            List.of(),
            intervention -> Texts.narrator().intervention(intervention));
    private final Label remark = Nodes.remark();
    /** What was planned until the choice of the optimizer made it pointless; it comes back with another optimizer. */
    private Optional<Intervention> dropped = Optional.empty();

    private boolean offering;
    /** While the switch shows what is, and is not moved by the user. */
    private boolean following;
    /** The square of the norm that is held, as it was last shown. */
    private OptionalDouble shown = OptionalDouble.empty();

    /**
     * The run that something can be done to.
     *
     * @param followed whether another program trains it
     * @param underWay whether it has started and is not over, and can be changed
     * @param started whether it has started
     * @param heldNorm the square of the norm that is held, while it is
     * @param criticalNorm W_c, if its settings say what that is
     * @param decays whether λ is above 0
     */
    public record Subject(
            boolean followed,
            boolean underWay,
            boolean started,
            OptionalDouble heldNorm,
            OptionalDouble criticalNorm,
            boolean decays,
            Optimizer optimizer,
            Network network) {}

    /** What is done at once: the norm is held or released, or held at another value; branches; λ 0; another optimizer. */
    public record Actions(Runnable hold, DoubleConsumer norm, Runnable fork, Runnable cut, Runnable change) {}

    public InterventionControls() {
        getStyleClass().add("group");
        Hints.put(hold, Texts.of("intervention.hold.tooltip"));
        Hints.put(cut, Texts.of("intervention.cut.tooltip"));
        Hints.put(change, Texts.of("intervention.switch.tooltip"));
        Hints.put(fork, Texts.of("intervention.fork.tooltip"));
        Definitions.explain(norm.name(), Term.HOLD);
        Definitions.mark(fork, Term.FORK);
        Definitions.mark(cut, Term.CUT);
        Definitions.mark(change, Term.SWITCH);
        planned.setPrefWidth(164);
        Hints.put(planned, Texts.of("intervention.planned.tooltip"));
        hold.setAccessibleRole(AccessibleRole.TOGGLE_BUTTON);
        hold.setAccessibleText(MathText.spoken(Texts.of("intervention.hold.label")));
        for (Region button : List.of(fork, cut, change)) {
            Nodes.wide(button).getStyleClass().add("small");
        }
        Nodes.show(norm, false);
        Nodes.fill(
                this,
                List.of(
                        Definitions.field(Texts.of("intervention.hold.label"), Term.HOLD, hold),
                        norm,
                        ratio,
                        Nodes.row("buttons", cut, change),
                        fork,
                        Definitions.field(Texts.of("intervention.planned.label"), Term.INTERVENTION, planned),
                        remark));
    }

    /** Sets what is done. */
    public void setActions(Actions actions) {
        hold.selectedProperty().addListener(_ -> {
            if (!following) {
                actions.hold().run();
            }
        });
        norm.setOnCommit(actions.norm());
        fork.setOnAction(_ -> actions.fork().run());
        cut.setOnAction(_ -> actions.cut().run());
        change.setOnAction(_ -> actions.change().run());
    }

    /** Sets what is called when another intervention is planned. */
    void setOnEdit(Runnable listener) {
        planned.valueProperty().addListener((observable, old, now) -> {
            if (!offering) {
                drop(Optional.empty(), "");
            }
            listener.run();
        });
    }

    /**
     * Shows what can be done to a run.
     *
     * @param chosen the optimizer that is chosen in the settings
     */
    public void show(Subject run, Optimizer chosen) {
        String none = run.underWay() ? "" : Texts.of(run.followed() ? "why.followed" : "why.not-started");
        Reasons.set(hold, none);
        Reasons.set(fork, run.started() ? "" : none);
        showNorm(run.underWay() ? run.heldNorm() : OptionalDouble.empty(), run.criticalNorm());
        following = true;
        hold.setSelected(run.heldNorm().isPresent());
        following = false;
        Reasons.set(cut, run.underWay() && !run.decays() ? Texts.of("why.no-decay") : none);
        String unfit = chosen.fits(run.network()) ? none : Texts.of("why.unfit-optimizer", chosen.label());
        Reasons.set(
                change,
                run.underWay() && run.optimizer() == chosen ? Texts.of("why.same-optimizer", chosen.label()) : unfit);
        change.setText(change.isDisabled() ? SWITCH : Texts.of("intervention.switch.to", chosen.label()));
    }

    /** The norm follows what the run reports, but not while that is still the value before the user's. */
    private void showNorm(OptionalDouble held, OptionalDouble critical) {
        if (held.equals(shown)) {
            return;
        }
        boolean begins = shown.isEmpty();
        shown = held;
        Nodes.show(norm, held.isPresent());
        held.ifPresent(squared -> {
            double value = NumberFormat.significant(Math.sqrt(squared), DIGITS);
            if (begins) {
                norm.setBaseline(value);
            } else {
                norm.show(value);
            }
        });
        Nodes.say(
                ratio,
                held.isPresent() && critical.isPresent()
                        ? Texts.of(
                                "intervention.norm.ratio",
                                NumberFormat.setting(NumberFormat.significant(
                                        Math.sqrt(held.getAsDouble()) / critical.getAsDouble(), RATIO_DIGITS)),
                                NumberFormat.setting(critical.getAsDouble()))
                        : "");
    }

    /** Offers everything but a switch to the run's own optimizer. A remark says so if that was selected. */
    void offerFor(Optimizer optimizer) {
        Intervention chosen = dropped.orElse(planned.getValue());
        List<Intervention> offered = Intervention.all().stream()
                .filter(each -> !each.equals(new Intervention.SwitchOptimizer(optimizer)))
                .toList();
        boolean possible = chosen == null || offered.contains(chosen);
        offering = true;
        planned.getItems().setAll(offered);
        planned.setValue(possible && chosen != null ? chosen : new Intervention.None());
        offering = false;
        if (possible) {
            drop(Optional.empty(), "");
        } else {
            drop(
                    Optional.of(chosen),
                    Texts.of("intervention.dropped", Texts.narrator().intervention(chosen), optimizer.label()));
        }
    }

    private void drop(Optional<Intervention> intervention, String why) {
        dropped = intervention;
        Nodes.say(remark, why);
    }

    void load(Intervention intervention) {
        drop(Optional.empty(), "");
        planned.setValue(intervention);
    }

    /** What is planned for T_mem. */
    Intervention planned() {
        return planned.getValue();
    }
}
