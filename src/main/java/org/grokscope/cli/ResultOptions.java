package org.grokscope.cli;

import java.io.IOException;
import org.grokscope.cli.terminal.CsvOptions;
import org.grokscope.cli.terminal.Output;
import org.grokscope.cli.terminal.ResultFile;
import org.grokscope.cli.terminal.Terminal;
import org.grokscope.run.RunResult;
import org.grokscope.storage.format.CsvFormat;
import org.grokscope.storage.format.RunCsv;
import org.grokscope.storage.format.RunJson;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The files that the result of a run is written to. */
final class ResultOptions {

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Write the run to this file as JSON; - is standard output.")
    private Output json;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description = "Write the evaluations to this file as CSV, one row each; - is standard output.")
    private Output csv;

    @Mixin
    private CsvOptions csvOptions;

    /**
     * The format of the table.
     *
     * @throws org.grokscope.task.InvalidSettingException if its flags do not go together
     */
    CsvFormat format() {
        return csvOptions.format();
    }

    /**
     * Checks that the files can be written.
     *
     * @throws IOException if one cannot; the message is for the user
     */
    Files prepare(Terminal terminal) throws IOException {
        ResultFile jsonFile = ResultFile.prepare("--json", json, terminal);
        try {
            return new Files(jsonFile, ResultFile.prepare("--csv", csv, terminal), format());
        } catch (IOException | RuntimeException e) {
            jsonFile.close();
            throw e;
        }
    }

    /** Files that can be written; those that are not are removed. */
    record Files(ResultFile json, ResultFile csv, CsvFormat format) implements AutoCloseable {

        /** Writes those that are wanted; returns whether that succeeded. What failed has then been said. */
        boolean write(RunResult run, String version, Terminal terminal) {
            boolean written = json.write(out -> RunJson.write(run, version, out), terminal);
            return csv.write(out -> RunCsv.write(run.history(), format, out), terminal) && written;
        }

        @Override
        public void close() throws IOException {
            try (json) {
                csv.close();
            }
        }
    }
}
