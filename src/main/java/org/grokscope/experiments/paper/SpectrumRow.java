package org.grokscope.experiments.paper;

import java.util.List;
import org.grokscope.inspect.Spectrum;

/**
 * The Fourier power of a token embedding at one evaluation.
 *
 * @param step optimizer steps done
 * @param outside R, the part of the power outside the {@value #KEYS} strongest frequencies
 * @param strongest these frequencies, the strongest first
 */
public record SpectrumRow(long step, double outside, List<Integer> strongest) {

    /** How many frequencies count as key frequencies: as many as Nanda et al. (2023) found in such a network. */
    public static final int KEYS = 5;

    static SpectrumRow of(long step, Spectrum spectrum) {
        return new SpectrumRow(step, spectrum.outside(KEYS), spectrum.strongest(KEYS));
    }
}
