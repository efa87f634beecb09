package org.grokscope.ui.settings;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Label;
import org.grokscope.run.config.ConfigField;
import org.grokscope.run.config.ConfigFields;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.RunConfig;
import org.grokscope.task.ParityTask;
import org.grokscope.ui.controls.FieldTexts;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.Texts;

/**
 * The settings of every kind of network. Kinds share fields, such as the width, but not their values: a kind that is chosen has
 * those that it had before, or its defaults.
 */
final class NetworkSettings {

    private final Map<ConfigField, FieldRow> rows;
    private final Map<String, Map<ConfigField, String>> values = new HashMap<>();
    private final Label remark = Nodes.remark();
    private String shown = "";
    /** The network that was chosen until the task required another one; it comes back with another task. */
    private Optional<String> before = Optional.empty();

    private boolean following;

    NetworkSettings(Map<ConfigField, FieldRow> rows) {
        this.rows = rows;
    }

    /** Starts again from a configuration, which the rows show. */
    void load(RunConfig config) {
        for (Network.Kind kind : Network.Kind.values()) {
            values.put(kind.id(), ConfigFields.defaults(kind));
        }
        shown = config.network().id();
        forget();
    }

    /** The line that says that the task has chosen the network. */
    Label remark() {
        return remark;
    }

    /** Sparse parity has one network only: it is chosen with the task, and the one before comes back with another task. */
    void followTask() {
        FieldRow network = rows.get(ConfigField.NETWORK);
        String chosen = network.text().get();
        boolean parity = rows.get(ConfigField.TASK).text().get().equals(ParityTask.NAME.id());
        following = true;
        if (parity && !chosen.equals(Network.Kind.MLP.id())) {
            before = Optional.of(chosen);
            network.load().accept(Network.Kind.MLP.id());
            Nodes.say(
                    remark,
                    Texts.of(
                            "settings.network.follows",
                            FieldTexts.label(ConfigField.NETWORK, Network.Kind.MLP),
                            FieldTexts.label(ConfigField.TASK, ParityTask.NAME)));
        } else if (!parity) {
            before.ifPresent(network.load());
            forget();
        }
        following = false;
    }

    /** Another network is shown: the user's choice, unless it follows the task. */
    void choose() {
        if (!following) {
            forget();
        }
    }

    private void forget() {
        before = Optional.empty();
        Nodes.say(remark, "");
    }

    /** Keeps the values of the kind that was shown, and shows those of the kind that has been chosen. */
    void follow() {
        String chosen = rows.get(ConfigField.NETWORK).text().get();
        if (chosen.equals(shown)) {
            return;
        }
        Map<ConfigField, String> left = new EnumMap<>(values.get(shown));
        left.replaceAll((field, _) -> rows.get(field).text().get());
        values.put(shown, left);
        shown = chosen;
        Map<ConfigField, String> taken = values.get(chosen);
        taken.remove(ConfigField.NETWORK);
        taken.forEach((field, value) -> rows.get(field).load().accept(value));
    }
}
