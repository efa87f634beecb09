package org.grokscope.engine;

class MxNetMatricesTest extends MatricesTest {

    @Override
    Matrices open() {
        return new MxNetMatrices(NativeScope.MXNET);
    }
}
