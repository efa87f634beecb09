package org.grokscope.storage.format;

import org.grokscope.task.InvalidSettingException;

/**
 * How tables are written as text: the delimiter between cells and the sign before decimals, which differ between the locales of
 * spreadsheets.
 */
public enum CsvFormat {
    /** RFC 4180 as most programs read it. */
    COMMA(',', '.'),
    /** For spreadsheets with a decimal comma. */
    SEMICOLON(';', ','),
    /** Semicolons, decimal point. */
    SEMICOLON_POINT(';', '.'),
    /** Tabs, decimal point. */
    TAB('\t', '.'),
    /** Tabs, decimal comma. */
    TAB_COMMA('\t', ',');

    private final char delimiter;
    private final char decimal;

    CsvFormat(char delimiter, char decimal) {
        this.delimiter = delimiter;
        this.decimal = decimal;
    }

    char delimiter() {
        return delimiter;
    }

    char decimal() {
        return decimal;
    }

    /**
     * The format with these signs, by their names.
     *
     * @param delimiter comma, semicolon or tab; null for a comma, or for a semicolon with a decimal comma
     * @param decimal point or comma; null for a point
     * @throws InvalidSettingException if there is none
     */
    public static CsvFormat named(String delimiter, String decimal) {
        boolean comma = switch (decimal == null ? "point" : decimal) {
            case "point" -> false;
            case "comma" -> true;
            default -> throw new InvalidSettingException("csv-decimal", decimal, "must be point or comma");
        };
        return switch (delimiter == null ? comma ? "semicolon" : "comma" : delimiter) {
            case "comma" -> {
                if (comma) {
                    throw new InvalidSettingException(
                            "csv-delimiter", delimiter, "must be semicolon or tab with a decimal comma");
                }
                yield COMMA;
            }
            case "semicolon" -> comma ? SEMICOLON : SEMICOLON_POINT;
            case "tab" -> comma ? TAB_COMMA : TAB;
            default -> throw new InvalidSettingException("csv-delimiter", delimiter, "must be comma, semicolon or tab");
        };
    }
}
