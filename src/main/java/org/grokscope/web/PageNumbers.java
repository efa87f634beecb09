package org.grokscope.web;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.stream.DoubleStream;

/** Numbers in the data of a page: as many digits as can be seen, so that the file stays small. */
final class PageNumbers {

    /** Readouts show four digits. */
    private static final MathContext DIGITS = new MathContext(7);

    private PageNumbers() {}

    /** A number; null where it is not finite. */
    static JsonElement of(double value) {
        if (!Double.isFinite(value)) {
            return JsonNull.INSTANCE;
        }
        if (value == Math.rint(value) && Math.abs(value) < Long.MAX_VALUE) {
            return new JsonPrimitive((long) value);
        }
        return new JsonPrimitive(new BigDecimal(value).round(DIGITS).stripTrailingZeros());
    }

    static JsonArray list(double... values) {
        return list(DoubleStream.of(values));
    }

    static JsonArray list(DoubleStream values) {
        JsonArray list = new JsonArray();
        values.forEach(value -> list.add(of(value)));
        return list;
    }

    static JsonArray texts(String... texts) {
        JsonArray list = new JsonArray();
        for (String text : texts) {
            list.add(text);
        }
        return list;
    }
}
