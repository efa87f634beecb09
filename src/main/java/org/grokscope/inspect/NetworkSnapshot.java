package org.grokscope.inspect;

import java.util.Optional;

/**
 * A snapshot of the network.
 *
 * @param step optimizer steps done
 * @param answers its answer to every example
 * @param input which frequencies its embedding is made of; for parity, which bits its first layer listens to
 * @param output which frequencies of the distance from the right answer its outputs are made of; nothing for parity
 * @param circleFrequency the frequency of {@code circle}; 0 if there is none
 * @param circle the embedding from the side of its strongest frequency; nothing for parity
 * @param principal the embedding in the plane of its principal components; empty for parity
 * @param neurons what hidden neurons respond to
 */
public record NetworkSnapshot(
        long step,
        Answers answers,
        Strengths input,
        Optional<Strengths> output,
        int circleFrequency,
        Optional<Plane> circle,
        Optional<Plane> principal,
        Neurons neurons) {

    private static final int BYTES_PER_POINT = 40;

    /** About how much memory it takes, in bytes. */
    public long size() {
        long points = circle.map(plane -> plane.points().size()).orElse(0);
        return 2L * answers.size() + 4L * neurons.rows() * neurons.columns() + 2 * BYTES_PER_POINT * points + 4_000;
    }
}
