package org.grokscope.run.config;

/** The parts of a configuration, as headings of its fields. */
public enum FieldGroup {
    TASK("Task"),
    NETWORK("Network"),
    OPTIMIZATION("Optimization"),
    SCHEDULE("Schedule");

    private final String label;

    FieldGroup(String label) {
        this.label = label;
    }

    /** The heading on screen. */
    public String label() {
        return label;
    }
}
