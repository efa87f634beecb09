package org.grokscope.task;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A setting has a value that is not allowed. The parts of the message are data, so that each front end can name the setting in its
 * own way: the window by its label, the command line by its flag, a file's reader by its key.
 */
public final class InvalidSettingException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private static final int LONGEST_VALUE = 40;

    private final String field;
    private final String value;
    private final String rule;
    private final transient Range range;
    private final List<String> readings;
    private String remedy = "";

    /**
     * Describes the problem.
     *
     * @param field the setting's label, for instance "learning rate"
     * @param value the rejected value as text; null if there is none because the setting is missing
     * @param rule what is wrong or required, as a predicate: "must be between 0 and 10"
     */
    public InvalidSettingException(String field, String value, String rule) {
        this(field, value, rule, null, List.of());
    }

    /** The value is not in its range. */
    InvalidSettingException(String field, String value, String rule, Range range) {
        this(field, value, rule, range, List.of());
    }

    /** The value could be one of two numbers. */
    InvalidSettingException(String field, String value, List<BigDecimal> readings) {
        this(field, value, twice(written(readings)), null, written(readings));
    }

    private InvalidSettingException(String field, String value, String rule, Range range, List<String> readings) {
        super(sentence(capitalized(field), value, rule));
        this.field = field;
        this.value = value == null ? "" : shortened(value);
        this.rule = rule;
        this.range = range;
        this.readings = readings;
    }

    private static String twice(List<String> readings) {
        String both = String.join(" or ", readings);
        return "could mean " + both + ": write " + both;
    }

    private static List<String> written(List<BigDecimal> readings) {
        return readings.stream().map(InvalidSettingException::written).toList();
    }

    /** With zeros only where they are few. */
    static String written(BigDecimal value) {
        BigDecimal shortest = value.stripTrailingZeros();
        boolean plain = Math.abs((long) shortest.scale()) + shortest.precision() <= 20;
        return plain ? shortest.toPlainString() : shortest.toString();
    }

    /** The same problem with a value of this setting that is allowed beside the others. */
    public InvalidSettingException withRemedy(String allowed) {
        remedy = allowed;
        return this;
    }

    /** A value of this setting that is allowed beside the others; empty if none is known. */
    public Optional<String> remedy() {
        return remedy.isEmpty() ? Optional.empty() : Optional.of(remedy);
    }

    /** The two numbers that the value could mean; empty if that is not the problem. */
    public List<String> readings() {
        return readings;
    }

    /** The setting's label. */
    public String field() {
        return field;
    }

    /** The rejected value on one line, shortened if it is long; empty if the setting is missing. */
    public String value() {
        return value;
    }

    /** What is wrong or required, as a predicate. */
    public String rule() {
        return rule;
    }

    /** The range, if the value is a number outside one. */
    public Optional<Range> range() {
        return Optional.ofNullable(range);
    }

    /** The message as a sentence about the setting under another name, for instance its flag. */
    public String messageFor(String name) {
        return sentence(name, value.isEmpty() ? null : value, rule);
    }

    private static String sentence(String name, String value, String rule) {
        return name + " " + rule + (value == null ? "." : " (got " + shortened(value) + ").");
    }

    /** A label as the start of a sentence. */
    private static String capitalized(String label) {
        return label.isEmpty() ? label : Character.toUpperCase(label.charAt(0)) + label.substring(1);
    }

    private static String shortened(String value) {
        String oneLine = value.strip().replaceAll("\\s+", " ");
        if (oneLine.isEmpty()) {
            return "nothing";
        }
        return oneLine.length() <= LONGEST_VALUE ? oneLine : oneLine.substring(0, LONGEST_VALUE - 1) + "…";
    }
}
