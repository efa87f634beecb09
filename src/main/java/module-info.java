/** GrokScope. */
module org.grokscope {
    requires javafx.controls;
    requires org.controlsfx.controls;
    requires ai.djl.api;
    requires ai.djl.mxnet_engine;
    requires com.google.gson;
    requires com.sun.jna;
    requires org.slf4j;
    requires info.picocli;
    requires hipparchus.optim;
    requires hipparchus.core;
}
