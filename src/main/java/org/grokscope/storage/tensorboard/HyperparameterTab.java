package org.grokscope.storage.tensorboard;

import java.util.List;
import java.util.Map;
import org.grokscope.run.Outcome;
import org.grokscope.run.config.ConfigField;
import org.grokscope.run.config.ConfigFields;
import org.grokscope.run.config.RunConfig;

/**
 * What TensorBoard's HParams tab reads of a run: the configuration, the metrics, and how the run ended. Field numbers are those of
 * plugin_data.proto and api.proto in tensorboard/plugins/hparams, and of google/protobuf/struct.proto (Apache 2.0).
 */
final class HyperparameterTab {

    static final String EXPERIMENT = "_hparams_/experiment";
    static final String START = "_hparams_/session_start_info";
    static final String END = "_hparams_/session_end_info";

    private static final int TEXT = 1;
    private static final int NUMBER = 3;
    private static final int SUCCESS = 1;
    private static final int FAILURE = 2;
    private static final int RUNNING = 3;

    private HyperparameterTab() {}

    /**
     * The same for all runs, because TensorBoard keeps the first that it reads.
     *
     * @param metrics tags of scalars
     */
    static Message experiment(List<String> metrics) {
        Message experiment = new Message();
        for (ConfigField field : ConfigField.values()) {
            Message info = new Message().text(1, field.key()).number(4, isNumber(field) ? NUMBER : TEXT);
            experiment.message(4, info);
        }
        for (String metric : metrics) {
            experiment.message(5, new Message().message(1, new Message().text(2, metric)));
        }
        return new Message().message(2, experiment);
    }

    /** A field in which a word can stand for a number is text, because the tab needs one type for all runs. */
    private static boolean isNumber(ConfigField field) {
        return field.isNumber() && field.word().isEmpty();
    }

    static Message start(RunConfig config, String name, double started) {
        Message info = new Message();
        for (Map.Entry<ConfigField, String> field : ConfigFields.of(config).entrySet()) {
            Message value = isNumber(field.getKey())
                    ? new Message().real(2, Double.parseDouble(field.getValue()))
                    : new Message().text(3, field.getValue());
            info.message(1, new Message().text(1, field.getKey().key()).message(2, value));
        }
        return new Message().message(3, info.text(4, name).real(5, started));
    }

    static Message end(Outcome outcome, boolean running, double ended) {
        int status = running ? RUNNING : outcome instanceof Outcome.Failed ? FAILURE : SUCCESS;
        Message info = new Message().number(1, status);
        return new Message().message(4, running ? info : info.real(2, ended));
    }
}
