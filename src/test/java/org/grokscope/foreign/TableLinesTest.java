package org.grokscope.foreign;

import static org.grokscope.run.RunHistory.Column.SQUARED_NORM;
import static org.grokscope.run.RunHistory.Column.STEP;
import static org.grokscope.run.RunHistory.Column.TEST_ACCURACY;
import static org.grokscope.run.RunHistory.Column.TRAIN_ACCURACY;
import static org.grokscope.run.RunHistory.Column.TRAIN_LOSS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.grokscope.foreign.formats.LogFiles;
import org.grokscope.run.config.ConfigField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableLinesTest {

    @TempDir
    private Path folder;

    private Logs logs;

    @BeforeEach
    void prepare() {
        logs = new Logs(folder);
    }

    @Test
    void tablesOfAllSeparatorsAreTheSame() throws IOException {
        String comma = "step,acc,val_acc\n0,0.25,0.125\n10,0.5,1e-3\n";
        for (String text : new String[] {
            comma,
            comma.replace("\n", "\r\n"),
            comma.replace(',', '\t'),
            comma.replace(',', ';'),
            comma.replace(',', ';').replace('.', ','),
            "\uFEFF" + comma,
            "# a comment\n" + comma,
            "\"step\",\"acc\",\"val_acc\"\n\"0\",\"0.25\",\"0.125\"\n10, 0.5 , 0.001\n"
        }) {
            ForeignRun run = logs.read("a.csv", text);
            assertEquals("0.0 10.0", Logs.column(run, STEP), text);
            assertEquals("0.25 0.5", Logs.column(run, TRAIN_ACCURACY), text);
            assertEquals("0.125 0.001", Logs.column(run, TEST_ACCURACY), text);
        }
    }

    @Test
    void emptyCellsAndWordsAreMissing() throws IOException {
        ForeignRun run = logs.read("a.csv", "note,step,acc,val_acc\nx,0,,0.5\n\"a,b\",1,none,0.75\ny,,1,1\n\n");
        assertEquals("0.0 1.0", Logs.column(run, STEP));
        assertEquals("NaN NaN", Logs.column(run, TRAIN_ACCURACY));
        assertEquals("0.5 0.75", Logs.column(run, TEST_ACCURACY));
        assertEquals(1, run.preview().skipped());
    }

    /** What numpy.savetxt of NumPy 1.24 writes: with header, with comments="", and with numbers of a fixed width. */
    @Test
    void tablesOfNumPy() throws IOException {
        String numbers = """
                0.000000000000000000e+00 2.500000000000000000e-01 1.250000000000000000e-01
                1.000000000000000000e+01 5.000000000000000000e-01 1.000000000000000021e-03
                """;
        String names = "step acc val_acc\n";
        for (String text : new String[] {
            "# " + names + numbers,
            names + numbers,
            "# lr 0.1\n# " + names + numbers,
            ("# " + names + numbers).replace(' ', ',').replace("#,", "# "),
            ("# " + names + numbers).replace(' ', '\t').replace("#\t", "# "),
            "# " + names + "   0  0.250  0.125 \n  10  0.500  0.001 \n"
        }) {
            ForeignRun run = logs.read("a.txt", text);
            assertEquals("0.0 10.0", Logs.column(run, STEP), text);
            assertEquals("0.25 0.5", Logs.column(run, TRAIN_ACCURACY), text);
            assertEquals("0.125 0.001", Logs.column(run, TEST_ACCURACY), text);
        }
        assertEquals("0.0", Logs.column(logs.read("a.txt", names + "0 0.25 0.125\n10 0.5"), STEP), "half a line");
    }

    /** What DataFrame.to_csv of pandas 1.5 writes: the index has no name, and numbers that are missing no digits. */
    @Test
    void tablesOfPandas() throws IOException {
        ForeignRun run = logs.read("a.csv", ",step,acc,val_acc\n0,0,,0.125\n1,10,0.5,0.001\n");
        assertEquals("0.0 10.0", Logs.column(run, STEP));
        assertEquals("NaN 0.5", Logs.column(run, TRAIN_ACCURACY));
        assertEquals(List.of(), run.preview().unused());
    }

    /** A row that is cut would be a wrong number: 0.9 in place of 0.95. */
    @Test
    void aLastLineCountsIfItHasAllColumns() throws IOException {
        assertEquals("0.0 10.0", Logs.column(logs.read("a.csv", "step,val_acc\n0,0.1\n10,0.9"), STEP));
        assertEquals("0.0", Logs.column(logs.read("a.csv", "step,val_acc,loss\n0,0.1,2\n10,0.9"), STEP));
    }

    @Test
    void sparseRowsOfLightningAreMerged() throws IOException {
        logs.write("hparams.yaml", "lr: 0.001\nweight_decay: 1.0\nmodel:\n  dim: 3\n".getBytes(StandardCharsets.UTF_8));
        ForeignRun run = logs.read("metrics.csv", """
                epoch,step,train_acc_epoch,train_loss_step,val_acc,val_loss
                0,49,,2.5,,
                0,95,,,0.125,4.5
                0,95,0.5,,,
                1,149,,1.5,,
                1,191,,,0.25,5.5
                1,191,0.75,,,
                """);
        assertEquals("95.0 191.0", Logs.column(run, STEP));
        assertEquals("0.5 0.75", Logs.column(run, TRAIN_ACCURACY), "rows of one step are one");
        assertEquals("2.5 1.5", Logs.column(run, TRAIN_LOSS), "what was logged before belongs to the next evaluation");
        assertEquals(96, run.result().config().evaluationCadence());
        assertEquals(0.001, run.result().config().learningRate());
        assertTrue(run.result().config().isStated(ConfigField.WEIGHT_DECAY));
        assertEquals("95.0 191.0", Logs.column(logs.read(folder), STEP), "the folder of a version is enough");
    }

    @Test
    void aTestAtTheEndIsNotTheAccuracyThatWasFollowed() throws IOException {
        ForeignRun run =
                logs.read("a.csv", "step,val_acc,test_acc\n0,0.1,\n1,0.2,\n2,0.3,\n3,0.4,\n4,0.5,\n5,0.6,\n5,,0.7\n");
        assertEquals("0.1 0.2 0.3 0.4 0.5 0.6", Logs.column(run, TEST_ACCURACY));
    }

    /** Lightning writes both; a batch is not the train set. */
    @Test
    void theMeanOfAnEpochCountsBeforeSingleBatches() throws IOException {
        ForeignRun run = logs.read(
                "a.csv",
                "step,train_acc_step,train_acc_epoch,val_acc\n0,1,,\n1,1,,\n2,1,,\n3,1,,\n4,1,,\n5,1,0.5,0.25\n");
        assertEquals("0.5", Logs.column(run, TRAIN_ACCURACY));
    }

    @Test
    void percentagesBecomeFractions() throws IOException {
        ForeignRun run = logs.read("a.csv", "step,acc,val_acc\n0,1.5,0.5\n10,100,50\n");
        assertEquals("0.015 1.0", Logs.column(run, TRAIN_ACCURACY));
        assertEquals("0.005 0.5", Logs.column(run, TEST_ACCURACY), "both are percentages if one is");
        assertTrue(run.preview().isPercent());
    }

    @Test
    void normsAreSquaredUnlessTheyAre() throws IOException {
        assertEquals(
                "9.0 4.0", Logs.column(logs.read("a.csv", "step,weight_norm,val_acc\n0,3,0\n1,2,0\n"), SQUARED_NORM));
        assertEquals("9.0 4.0", Logs.column(logs.read("a.csv", "step,l2_sq,val_acc\n0,9,0\n1,4,0\n"), SQUARED_NORM));
        assertEquals(
                "9.0",
                Logs.column(logs.read("a.csv", "step,‖θ‖²,norm,norm^2,val_acc\n0,1,7,9,0\n"), SQUARED_NORM),
                "the square needs no squaring");
    }

    @Test
    void rowsAreSortedAndLaterOnesCount() throws IOException {
        ForeignRun run = logs.read("a.csv", "step,val_acc\n10,0.2\n30,0.4\n20,0.3\n20,0.35\n");
        assertEquals("10.0 20.0 30.0", Logs.column(run, STEP));
        assertEquals("0.2 0.35 0.4", Logs.column(run, TEST_ACCURACY));
        assertEquals(
                "5.0 7.0", Logs.column(logs.read("a.csv", "step,val_acc\n7,1\n5,0.5\n"), STEP), "the newest first");
    }

    @Test
    void whatIsNoRunIsRefusedWithARemedy() {
        String file = folder.resolve("a.csv").toString();
        assertEquals(file + " is empty: nothing has been logged yet.", logs.refused("a.csv", ""));
        assertEquals(file + " has no rows yet: nothing has been logged.", logs.refused("a.csv", "step,val_acc\n"));
        assertEquals(
                file
                        + ": it holds several runs: after step 20 the steps begin again at 0. Give each run a file of its own.",
                logs.refused("a.csv", "step,val_acc\n0,0\n20,0\n0,0\n"));
        assertEquals(
                file
                        + " has no column that is recognized as the step. Name it with --columns step=NAME; the columns are"
                        + " time, val_acc.",
                logs.refused("a.csv", "time,val_acc\n0,0\n"));
        assertEquals(
                file + " has no column that is recognized as an accuracy, a loss or a norm. Name them with --columns "
                        + "train-acc=NAME,test-acc=NAME; the columns are step, reward.",
                logs.refused("a.csv", "step,reward\n0,0\n"));
        assertEquals(
                file + ": the step in the column step must be a whole number between 0 and 10,000,000 (got 0.5). "
                        + "Name another column with --columns step=NAME.",
                logs.refused("a.csv", "step,val_acc\n0.5,0\n"));
        assertEquals(
                file
                        + ": the column val_acc is no accuracy, which is between 0 and 1 or between 0 and 100 % (got 7500). "
                        + "Name another column with --columns test-acc=NAME.",
                logs.refused("a.csv", "step,val_acc\n0,0\n1,7500\n"));
        assertEquals(
                file + " has no evaluation yet: no row has a step and a number in the column val_acc.",
                logs.refused("a.csv", "step,loss,val_acc\n0,1,nan\n,1,0.5\n"));
        assertEquals(
                file + " is no log: it is not text. Readable are " + LogFiles.READABLE + ".",
                logs.refused("a.csv", "step\0val_acc"));
    }
}
