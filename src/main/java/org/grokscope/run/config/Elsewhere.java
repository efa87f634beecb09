package org.grokscope.run.config;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a run comes from that this program did not train, and what is not known of it.
 *
 * @param source the file or folder that it was read from
 * @param unstated the fields that neither the source nor the user stated: the configuration has some value for them, which says nothing
 */
public record Elsewhere(String source, Set<ConfigField> unstated) {

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /** Copies the set, and replaces control characters in the name. */
    public Elsewhere {
        source = CONTROL.matcher(source).replaceAll(" ");
        EnumSet<ConfigField> copy = EnumSet.noneOf(ConfigField.class);
        copy.addAll(unstated);
        unstated = Collections.unmodifiableSet(copy);
    }

    /** The name of the file or folder. */
    public String name() {
        return source.replaceFirst("[/\\\\]+$", "").replaceFirst("^.*[/\\\\]", "");
    }
}
