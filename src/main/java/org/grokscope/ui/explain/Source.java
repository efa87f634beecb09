package org.grokscope.ui.explain;

/** Where a definition comes from: papers, and the program's own documents. The same in every language. */
enum Source {
    LAW("Norm-Separation Delay Law, arXiv 2603.13331"),
    FIRST_PASSAGE("First-Passage Prediction, arXiv 2605.18845"),
    HELD_NORM("Weight Norm and Timescale, arXiv 2606.13753"),
    LOGIT_SCALE("What Does the Weight Norm Control, arXiv 2606.18465"),
    LION("Chen et al. 2023, arXiv 2302.06675"),
    MUON("Jordan 2024, kellerjordan.github.io/posts/muon"),
    COSINE("Loshchilov, Hutter 2017, arXiv 1608.03983"),
    GROKFAST("Lee et al. 2024, arXiv 2405.20233"),
    STABILITY("Prieto et al. 2025, arXiv 2501.04697"),
    LAYER_NORM("Ba, Kiros, Hinton 2016, arXiv 1607.06450"),
    GROKKING("Power et al. 2022, arXiv 2201.02177"),
    CIRCUITS("Nanda et al. 2023, arXiv 2301.05217"),
    COSETS("Stander et al. 2024, arXiv 2312.06581"),
    PARITY("Barak et al. 2022, arXiv 2207.08799"),
    ADAM("Kingma, Ba 2015, arXiv 1412.6980"),
    ADAMW("Loshchilov, Hutter 2019, arXiv 1711.05101"),
    TRANSFORMER("Vaswani et al. 2017, arXiv 1706.03762"),
    GELU("Hendrycks, Gimpel 2016, arXiv 1606.08415"),
    BOOTSTRAP("Efron 1979, doi 10.1214/aos/1176344552"),
    MODEL_DOCUMENT("GrokScope, assets/docs/law.md"),
    USER_GUIDE("GrokScope, assets/docs/user-guide.md"),
    FORECAST_REPORT("GrokScope, assets/docs/forecast.md");

    private final String citation;

    Source(String citation) {
        this.citation = citation;
    }

    String citation() {
        return citation;
    }
}
