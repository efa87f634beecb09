package org.grokscope.foreign.formats;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The hyperparameters in event files, as the HParams tab of TensorBoard has them: tensorboard/plugins/hparams/plugin_data.proto. */
final class EventSettings {

    private final Map<String, String> settings = new LinkedHashMap<>();

    /** All that have been read. */
    Map<String, String> all() {
        return settings;
    }

    /** The HParams tab's start of a session: plugin data, in it field 3, in it a map from names to values. */
    void metadata(Fields metadata) {
        while (metadata.next()) {
            if (metadata.field() == 1) {
                Fields plugin = metadata.message();
                String name = "";
                while (plugin.next()) {
                    if (plugin.field() == 1) {
                        name = plugin.text();
                    } else if (plugin.field() == 2 && name.equals("hparams")) {
                        each(plugin.message(), 3, start -> each(start, 1, this::hyperparameter));
                    }
                }
            }
        }
    }

    private static void each(Fields message, int field, Consumer<Fields> part) {
        while (message.next()) {
            if (message.field() == field) {
                part.accept(message.message());
            }
        }
    }

    private void hyperparameter(Fields entry) {
        String name = "";
        while (entry.next()) {
            if (entry.field() == 1) {
                name = entry.text();
            } else if (entry.field() == 2) {
                Fields value = entry.message();
                while (value.next()) {
                    switch (value.field()) {
                        case 2 -> settings.put(name, String.valueOf(value.real()));
                        case 3 -> settings.put(name, value.text());
                        default -> {
                            // no setting is a boolean or a list
                        }
                    }
                }
            }
        }
    }
}
