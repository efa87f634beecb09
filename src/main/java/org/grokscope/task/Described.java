package org.grokscope.task;

/** An option whose id, label and help are constants. */
public interface Described extends Named {

    /**
     * The constants.
     *
     * @param id see {@link Named#id}
     * @param label see {@link Named#label}
     * @param help see {@link Named#help}
     */
    record Description(String id, String label, String help) {}

    /** The option's constants. */
    Description description();

    @Override
    default String id() {
        return description().id();
    }

    @Override
    default String label() {
        return description().label();
    }

    @Override
    default String help() {
        return description().help();
    }
}
