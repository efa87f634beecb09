package org.grokscope.engine.mxnet;

import org.grokscope.engine.nn.Matrices;

class MxNetMatricesTest extends MatricesTest {

    @Override
    public Matrices open() {
        return new MxNetMatrices(NativeScope.MXNET);
    }
}
