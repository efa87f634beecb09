/**
 * The speed of training, measured against the machine's own peak, and against plain training loops as a tutorial
 * would write them on the same libraries.
 *
 * <p>{@link org.grokscope.bench.Benchmark} is the entry point. Everything that is timed runs in a Java process of its own
 * ({@link org.grokscope.bench.BenchWorker}), because a native library reads how many threads it may use only when it is
 * loaded; the processes take turns, so that whatever else the machine does falls on all of them alike.
 *
 * <p>Not part of the product: built by {@code mvn -Pbench}. Like the back ends of the engine this package names {@code ai.djl}: the
 * plain loops use DJL's arrays directly, and must not use the engine that they are compared with.
 */
package org.grokscope.bench;
