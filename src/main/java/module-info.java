/**
 * GrokScope: watch a neural network grok live, and see when it will.
 *
 * <p>The packages, from the inside out: {@code task} and {@code run} (a run as data), {@code theory} (the law as numbers),
 * {@code narration} (sentences), {@code inspect} (what a network has built), {@code concurrent} (threads), {@code training} (the loop and
 * its session), {@code engine} (what computes), {@code storage} (files and the library), {@code foreign} (logs of other
 * programs), {@code sessions} (one policy for recording and
 * reopening runs), {@code experiments} (sweeps and reports), {@code typesetting} (texts with mathematics), {@code plot} (plots),
 * {@code media} (films), {@code figures} (runs for print), {@code web} (web pages), {@code ui} (the window), {@code cli} (the command line) and {@code app} (the
 * composition root). Only the two back ends in {@code engine} name DJL. Nothing is exported: this is a program, not a library.
 * {@code assets/docs/architecture.md} is the map.
 */
module org.grokscope {
    requires javafx.controls;
    requires org.controlsfx.controls;
    requires ai.djl.api;
    requires ai.djl.mxnet_engine;
    requires com.github.librepdf.openpdf;
    requires com.google.gson;
    requires com.sun.jna;
    requires hipparchus.core;
    requires hipparchus.optim;
    requires hipparchus.stat;
    requires info.picocli;
    requires jdk.management;
    requires org.slf4j;
    requires org.snakeyaml.engine;
    requires org.xerial.sqlitejdbc;
    requires java.sql;
    requires java.desktop; // the tone, and PNG
    requires java.management; // the options that this JVM was started with

    // picocli fills the commands' annotated fields.
    opens org.grokscope.cli to
            info.picocli;
    opens org.grokscope.cli.terminal to
            info.picocli;
    opens org.grokscope.cli.library to
            info.picocli;
    opens org.grokscope.cli.experiments to
            info.picocli;
}
