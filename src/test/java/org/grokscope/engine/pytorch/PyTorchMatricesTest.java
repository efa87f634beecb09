package org.grokscope.engine.pytorch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.util.Utils;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.grokscope.engine.mxnet.EngineProbe;
import org.grokscope.engine.mxnet.MatricesTest;
import org.grokscope.engine.nn.Matrices;
import org.grokscope.run.EngineInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PyTorchMatricesTest extends MatricesTest {

    private static final PyTorchLearners LEARNERS = new PyTorchLearners(3);

    @TempDir
    private Path directory;

    @Override
    public Matrices open() {
        assumeTrue(PyTorchLearners.areNativesPresent(), "a build with -Ppytorch");
        return LEARNERS.matrices();
    }

    @Test
    void tellsItsNameAndVersion() {
        EngineInfo info = LEARNERS.engine();
        assertEquals("PyTorch", info.name());
        assertTrue(info.version().startsWith("2."), info.version());
    }

    /** Each product makes a native array of 64 KB; if those stayed they would take 640 MB. */
    @Test
    void productsGiveTheirMemoryBack() throws Exception {
        assumeTrue(Files.isReadable(Path.of("/proc/self/statm")), "resident memory is read where Linux tells it");
        List<String> output = EngineProbe.run(EngineProbe.PRODUCTS, directory, Utils.getCacheDir(), Map.of());
        long growth = Long.parseLong(output.getFirst().replaceAll(".* ", ""));
        assertTrue(growth < 10_000_000, "resident memory grew by " + growth + " bytes");
    }
}
