package org.grokscope.cli.terminal;

import org.grokscope.storage.format.CsvFormat;
import picocli.CommandLine.Option;

/** How tables are written as CSV. */
public final class CsvOptions {

    @Option(
            names = "--csv-delimiter",
            paramLabel = "NAME",
            description = "Delimiter in CSV files. Allowed: comma, semicolon or tab. Default: comma, or semicolon with "
                    + "--csv-decimal comma.")
    private String delimiter;

    @Option(
            names = "--csv-decimal",
            paramLabel = "NAME",
            description = "Decimal sign in CSV files. Allowed: point or comma, for spreadsheets of that locale. "
                    + "Default: point.")
    private String decimal;

    /**
     * The format that the flags describe.
     *
     * @throws org.grokscope.task.InvalidSettingException if one is invalid, or they do not go together
     */
    public CsvFormat format() {
        return CsvFormat.named(delimiter, decimal);
    }
}
