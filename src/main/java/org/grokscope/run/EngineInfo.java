package org.grokscope.run;

/**
 * The numerical library that trains.
 *
 * @param name for instance "MXNet"
 * @param version as the library reports it
 * @param threads how many threads it computes with
 */
public record EngineInfo(String name, String version, int threads) {}
