package org.grokscope.ui.lab;

import org.grokscope.ui.controls.Texts;

/** Predefined sweeps, named after what they show. */
enum ReadySweep {
    /** λ alone. */
    DECAY(Texts.of("lab.preset.decay"), """
            name: decay
            base: {preset: fast, steps: 6000}
            grid:
              weight-decay: [0.25, 0.5, 0.75, 1]
            seeds: 42..45
            """),
    /** η alone. */
    RATE(Texts.of("lab.preset.rate"), """
            name: rate
            base: {preset: fast, steps: 10000}
            grid:
              lr: [1e-3, 2e-3, 3e-3, 4e-3]
            seeds: 42..45
            """),
    /** Both. */
    PRODUCT(Texts.of("lab.preset.product"), """
            name: product
            base: {preset: fast, steps: 10000}
            grid:
              lr: [1e-3, 2e-3, 4e-3]
              weight-decay: [0.3, 0.5, 1]
            seeds: 42..44
            """),
    /** The phase diagram. */
    PHASES(Texts.of("lab.preset.phases"), """
            name: phases
            base: {preset: fast, steps: 2000}
            grid:
              lr: [5e-4, 1e-3, 2e-3, 4e-3, 8e-3]
              weight-decay: [0.25, 0.5, 1, 2, 4]
            seeds: 42..42
            """),
    /** The train fraction beside λ. */
    FRACTIONS(Texts.of("lab.preset.fractions"), """
            name: fractions
            base: {preset: fast, steps: 2000, batch: 256}
            grid:
              train-fraction: [0.3, 0.4, 0.5, 0.7]
              weight-decay: [0.25, 0.5, 1, 2]
            seeds: 42..42
            """),
    /** The regimes. */
    REGIMES(Texts.of("lab.preset.regimes"), """
            name: regimes
            base: {preset: fast, steps: 3000}
            grid:
              weight-decay: [0, 0.05, 0.25, 0.5, 1, 2, 5]
            seeds: 42..44
            """),
    /** ρ, in the setting of arXiv 2606.13753. */
    HELD_RATIO(Texts.of("lab.preset.held-ratio"), """
            name: held-norm
            base: {preset: held-norm}
            grid:
              hold-norm: [0.85, 0.9, 0.95, 1, 1.05, 1.1, 1.15]
            seeds: 0..1
            """),
    /** τ beside ρ, in the setting of arXiv 2606.18465. */
    HELD_SCALE(Texts.of("lab.preset.held-scale"), """
            name: held-norm-temperature
            base: {preset: held-norm}
            grid:
              hold-norm: [0.85, 1, 1.15]
              temperature: [1, 1.3, 1.7]
            seeds: 0..0
            """),
    /** The paper's. */
    PAPER(Texts.of("lab.preset.paper"), """
            name: paper-decay
            base: {preset: paper}
            grid:
              weight-decay: [0.1, 0.3, 0.5, 1]
            seeds: 42..44
            """);

    private final String title;
    private final String text;

    ReadySweep(String title, String text) {
        this.title = title;
        this.text = text;
    }

    /** What one will see. */
    String title() {
        return title;
    }

    /** Its specification in YAML, with its title as a comment. */
    String text() {
        return "# " + title + "\n" + text;
    }

    @Override
    public String toString() {
        return title;
    }
}
