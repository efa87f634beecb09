/**
 * How fast this program trains, measured: against the machine's own peak, and against plain training loops as a tutorial
 * would write them on the same libraries.
 *
 * <p>{@link org.grokscope.bench.Benchmark} is the way in. Everything that is measured runs in a Java process of its own
 * ({@link org.grokscope.bench.BenchWorker}), because a native library reads how many threads it may use only when it is
 * loaded; the processes take turns, so that whatever else the machine does falls on all of them alike.
 *
 * <p>The second room, after the engine, that names {@code ai.djl}: the plain loops are written on DJL's arrays, and what
 * they show is only worth something if they owe nothing to our engine. No array leaves this room either. What must not
 * live here: JavaFX, options, and anything that training itself needs.
 */
package org.grokscope.bench;
