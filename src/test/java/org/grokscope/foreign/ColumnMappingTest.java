package org.grokscope.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.grokscope.task.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnMappingTest {

    private static String recognized(String wanted, String... names) {
        long[] counts = new long[names.length];
        Arrays.fill(counts, 1);
        ColumnMapping given = wanted.isEmpty() ? new ColumnMapping(Map.of()) : ColumnMapping.parse(wanted);
        return given.completed(List.of(names), counts).text();
    }

    @ParameterizedTest
    @CsvSource({
        "train_acc, train-acc",
        "train/acc, train-acc",
        "trainAccuracy, train-acc",
        "Accuracy/train, train-acc",
        "train_acc_epoch, train-acc",
        "acc, train-acc",
        "run 7 - train_acc, train-acc",
        "val_acc, test-acc",
        "Val Accuracy, test-acc",
        "eval/accuracy, test-acc",
        "valid_acc, test-acc",
        "validation/epoch_accuracy, test-acc",
        "loss, train-loss",
        "train_nll, train-loss",
        "val.loss, test-loss",
        "weight_norm, norm",
        "param_norm, norm",
        "l2, norm",
        "squared_norm, squared-norm",
        "weight_norm^2, squared-norm",
        "weightNormSq, squared-norm",
        "norm², squared-norm",
        "angle_deg, angle",
        "wall_time, seconds"
    })
    void usualNamesAreRecognized(String name, String role) {
        assertEquals("step=step," + role + "=" + name, recognized("", "step", name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reward", "lr", "grad_norm", "train", "val_f1", ""})
    void othersAreNot(String name) {
        assertEquals("step=step", recognized("", "step", name));
    }

    @Test
    void stepsComeBeforeEpochs() {
        assertEquals("step=global_step", recognized("", "epoch", "global_step"));
        assertEquals("step=epoch", recognized("", "epoch"));
    }

    @Test
    void namedColumnsComeFirst() {
        assertEquals("step=i,test-acc=train_acc", recognized("step=i,test-acc=train_acc", "i", "step", "train_acc"));
        assertEquals("step=step,norm=norm", recognized("norm=norm", "step", "norm", "squared_norm"));
        assertEquals("step=step,squared-norm=norm", recognized("squared-norm=norm", "step", "norm", "l2"));
        assertEquals("step=step,test-acc=a=b", recognized("test-acc=a=b", "step", "a=b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "step", "foo=a", "step=a,step=b", "step=a,,"})
    void anythingElseIsRefused(String text) {
        assertEquals(
                "must be ROLE=COLUMN, separated by commas, with the roles step, train-acc, test-acc, train-loss, test-loss, "
                        + "norm, squared-norm, angle or seconds",
                assertThrows(InvalidSettingException.class, () -> ColumnMapping.parse(text))
                        .rule());
    }
}
