package org.grokscope.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PhrasesTest {

    @Test
    void numbersReadTheSameEverywhere() {
        assertEquals("1,234,567", Phrases.count(1_234_567));
        assertEquals("105,000", Phrases.rounded(104_830));
        assertEquals("12", Phrases.rounded(12.4));
        assertEquals("0.00012", Phrases.rounded(0.0001184));
        assertEquals("0", Phrases.rounded(0));
        assertEquals("no number", Phrases.rounded(Double.NaN));
        assertEquals("99 %", Phrases.percent(0.99999));
        assertEquals("100 %", Phrases.percent(1));
        assertEquals("0 %", Phrases.percent(-3));
        assertEquals("29 %", Phrases.percent(0.29));
        assertEquals("less than 1 s", Phrases.duration(0.3));
        assertEquals("about 89 s", Phrases.duration(89.4));
        assertEquals("about 3 min", Phrases.duration(170));
        assertEquals("about 2 h", Phrases.duration(7_000));
        assertEquals("0.5", Phrases.decimal(0.5));
        assertEquals("10", Phrases.decimal(10.0));
    }
}
