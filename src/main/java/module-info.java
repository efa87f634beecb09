/**
 * GrokScope: watch a neural network grok live, and see when it will.
 *
 * <p>The rooms, from the inside out: {@code task} (what is learnt), {@code run} (a run as data), {@code theory} (the law),
 * {@code inside} (what a network has built),
 * {@code training} (the session and its thread), {@code engine} (what computes), {@code bench} (how fast that is),
 * {@code store} (files), {@code library} (the runs that are kept), {@code report} (tables and plots as text), {@code sweep} (grids of runs, the paper's experiments),
 * {@code chart} (the plot control), {@code media} (pictures and films), {@code ui} (the window), {@code cli} (the command line) and
 * {@code app} (which puts them together). Only {@code engine} and {@code bench} name DJL: the second for the plain training
 * loops that the first is measured against. Nothing is exported: this is a program, not a library.
 */
module org.grokscope {
    requires javafx.controls;
    requires org.controlsfx.controls;
    requires ai.djl.api;
    requires ai.djl.mxnet_engine;
    requires com.google.gson;
    requires com.sun.jna;
    requires hipparchus.core;
    requires hipparchus.optim;
    requires info.picocli;
    requires jcodec;
    requires jdk.management;
    requires org.slf4j;
    requires org.snakeyaml.engine;
    requires org.xerial.sqlitejdbc;
    requires java.sql;
    requires java.desktop; // the tone
    requires java.management; // the options that this JVM was started with
    requires jdk.jfr; // where a step's time goes

    // picocli fills the commands' annotated fields.
    opens org.grokscope.cli to
            info.picocli;
}
