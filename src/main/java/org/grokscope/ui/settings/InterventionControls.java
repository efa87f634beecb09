package org.grokscope.ui.settings;

import java.util.List;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.ToggleSwitch;
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

    private static final String SWITCH = Texts.of("intervention.switch.label");

    private final ToggleSwitch hold = new ToggleSwitch();
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

    public InterventionControls() {
        getStyleClass().add("group");
        Hints.put(hold, Texts.of("intervention.hold.tooltip"));
        Hints.put(cut, Texts.of("intervention.cut.tooltip"));
        Hints.put(change, Texts.of("intervention.switch.tooltip"));
        Definitions.mark(cut, Term.CUT);
        Definitions.mark(change, Term.SWITCH);
        planned.setPrefWidth(164);
        Hints.put(planned, Texts.of("intervention.planned.tooltip"));
        hold.setAccessibleRole(AccessibleRole.TOGGLE_BUTTON);
        hold.setAccessibleText(MathText.spoken(Texts.of("intervention.hold.label")));
        for (Region button : List.of(cut, change)) {
            Nodes.wide(button).getStyleClass().add("small");
        }
        Nodes.fill(
                this,
                List.of(
                        Definitions.field(Texts.of("intervention.hold.label"), Term.HOLD, hold),
                        Nodes.row("buttons", cut, change),
                        Definitions.field(Texts.of("intervention.planned.label"), Term.INTERVENTION, planned),
                        remark));
    }

    /**
     * Sets what the buttons do, at once.
     *
     * @param onHold holds ‖θ‖, or releases it
     * @param onCut sets λ to 0
     * @param onSwitch continues with the selected optimizer
     */
    public void setActions(Runnable onHold, Runnable onCut, Runnable onSwitch) {
        hold.selectedProperty().addListener(_ -> {
            if (!following) {
                onHold.run();
            }
        });
        cut.setOnAction(_ -> onCut.run());
        change.setOnAction(_ -> onSwitch.run());
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
     * Shows what can be done to the run.
     *
     * @param underWay whether a run has started and is not over
     * @param held whether ‖θ‖ is held
     * @param decays whether λ is above 0
     * @param running the run's optimizer
     * @param chosen the optimizer that is chosen in the settings
     * @param network the run's
     */
    public void show(
            boolean underWay, boolean held, boolean decays, Optimizer running, Optimizer chosen, Network network) {
        String none = underWay ? "" : Texts.of("why.not-started");
        Reasons.set(hold, none);
        following = true;
        hold.setSelected(held);
        following = false;
        Reasons.set(cut, underWay && !decays ? Texts.of("why.no-decay") : none);
        String unfit = chosen.fits(network) ? none : Texts.of("why.unfit-optimizer", chosen.label());
        Reasons.set(change, underWay && running == chosen ? Texts.of("why.same-optimizer", running.label()) : unfit);
        change.setText(change.isDisabled() ? SWITCH : Texts.of("intervention.switch.to", chosen.label()));
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
