package org.grokscope.task;

import java.util.List;
import java.util.stream.Collectors;

/** An option that is chosen by name: a task, an optimizer, a preset. */
public interface Named {

    /** The name in flags, files and share texts; never translated. */
    String id();

    /** The name on screen. */
    default String label() {
        return id();
    }

    /** One sentence on what the option does; may be empty. */
    default String help() {
        return "";
    }

    /**
     * Finds an option by its {@link #id}.
     *
     * @param field what is being chosen, for the message
     * @throws InvalidSettingException if no option has that id
     */
    static <T extends Named> T find(String field, String id, List<T> options) {
        return options.stream()
                .filter(option -> option.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new InvalidSettingException(field, id, "must be " + list(options)));
    }

    /** The ids as an English enumeration: "adamw, sgd or adam-l2". */
    static String list(List<? extends Named> options) {
        String all = options.stream().map(Named::id).collect(Collectors.joining(", "));
        return all.replaceFirst(", ([^,]*)$", " or $1");
    }
}
