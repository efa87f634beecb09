package org.grokscope.task;

/** A setting outside its allowed values; the message names the field, the value and what is allowed, in one line. */
public final class InvalidSettingException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * Describes what is wrong with one setting.
     *
     * @param field the setting's name as the user knows it
     * @param value the value that was given, as text
     * @param allowed what would have been allowed, to be read after "allowed: "
     */
    public InvalidSettingException(String field, String value, String allowed) {
        super(field + " = " + shortened(value) + " is not possible; allowed: " + allowed);
        this.field = field;
    }

    /** The name of the setting. */
    public String field() {
        return field;
    }

    private static String shortened(String value) {
        String oneLine = value.strip().replaceAll("\\s+", " ");
        if (oneLine.isEmpty()) {
            return "(empty)";
        }
        return oneLine.length() <= 40 ? oneLine : oneLine.substring(0, 39) + "…";
    }
}
