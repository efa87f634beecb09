package org.grokscope.storage.format;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fields of one JSON object, read strictly: a missing field or one of the wrong type is an {@link IOException} that
 * names the file and the field.
 *
 * @param file the file's name, for messages
 * @param path the path of the object in the file, ending in a dot; empty for the root
 * @param object the object
 */
record JsonFields(String file, String path, JsonObject object) {

    /** Limits for characters of a text. */
    private static final int LONGEST_LINE = 1_000;
    /** A table of 200 symbols has 53,000 characters. */
    private static final int LONGEST_SETTING = 60_000;

    private static final int LONGEST_PROSE = 100_000;

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028\\u2029]");
    private static final Pattern CONTROL_BUT_LINES = Pattern.compile("[\\p{Cc}&&[^\t\n]]");

    static JsonFields of(String file, String path, JsonElement element) throws IOException {
        if (element == null || !element.isJsonObject()) {
            String what = path.isEmpty() ? "it" : path;
            throw new IOException(file + ": " + what + " is not an object");
        }
        return new JsonFields(file, path.isEmpty() ? "" : path + ".", element.getAsJsonObject());
    }

    JsonFields object(String name) throws IOException {
        return of(file, path + name, object.get(name));
    }

    List<JsonFields> objects(String name) throws IOException {
        JsonArray array = array(name);
        List<JsonFields> result = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            result.add(of(file, path + name + "[" + i + "]", array.get(i)));
        }
        return result;
    }

    private JsonArray array(String name) throws IOException {
        JsonElement element = object.get(name);
        if (element == null || !element.isJsonArray()) {
            throw wrong(name, "is not an array");
        }
        return element.getAsJsonArray();
    }

    boolean isAbsent(String name) {
        return !object.has(name) || object.get(name).isJsonNull();
    }

    /** A text of one line. */
    String text(String name) throws IOException {
        return checked(name, string(name), LONGEST_LINE, CONTROL);
    }

    /** The text of a setting, which can be a table. */
    String setting(String name) throws IOException {
        return checked(name, string(name), LONGEST_SETTING, CONTROL);
    }

    /** A text that may have several lines. */
    String prose(String name) throws IOException {
        return checked(name, string(name), LONGEST_PROSE, CONTROL_BUT_LINES);
    }

    private String string(String name) throws IOException {
        if (object.get(name) instanceof JsonPrimitive primitive && primitive.isString()) {
            return primitive.getAsString();
        }
        throw wrong(name, isAbsent(name) ? "is missing" : "is not a text");
    }

    /** Texts are printed: control characters could steer a terminal. */
    private String checked(String name, String text, int longest, Pattern control) throws IOException {
        if (text.length() > longest) {
            throw wrong(
                    name,
                    String.format(
                            Locale.ROOT,
                            "is too long: it has %,d characters, and at most %,d are allowed",
                            text.length(),
                            longest));
        }
        Matcher found = control.matcher(text);
        if (found.find()) {
            throw wrong(
                    name,
                    String.format(
                            Locale.ROOT,
                            "contains a control character (U+%04X at position %d), which is not allowed",
                            text.codePointAt(found.start()),
                            found.start() + 1));
        }
        return text;
    }

    /** A number or a text; null if it is missing. */
    Object any(String name) throws IOException {
        if (isAbsent(name)) {
            return null;
        }
        return object.get(name) instanceof JsonPrimitive primitive && primitive.isNumber()
                ? (Object) number(name)
                : text(name);
    }

    /** An array of texts. */
    List<String> texts(String name) throws IOException {
        List<String> texts = new ArrayList<>();
        for (JsonElement element : array(name)) {
            if (!(element instanceof JsonPrimitive primitive) || !primitive.isString()) {
                throw wrong(name + "[" + texts.size() + "]", "is not a text");
            }
            texts.add(checked(name + "[" + texts.size() + "]", primitive.getAsString(), LONGEST_LINE, CONTROL));
        }
        return texts;
    }

    /** An array of numbers; null, for one that was not finite, is NaN. */
    List<Double> numbers(String name) throws IOException {
        List<Double> numbers = new ArrayList<>();
        for (JsonElement element : array(name)) {
            if (!element.isJsonNull() && !(element instanceof JsonPrimitive primitive && primitive.isNumber())) {
                throw wrong(name + "[" + numbers.size() + "]", "is not a number");
            }
            double number = element.isJsonNull() ? Double.NaN : element.getAsDouble();
            if (Double.isInfinite(number)) {
                throw wrong(name + "[" + numbers.size() + "]", "is too large");
            }
            numbers.add(number);
        }
        return numbers;
    }

    /** A finite number. */
    double number(String name) throws IOException {
        if (object.get(name) instanceof JsonPrimitive primitive && primitive.isNumber()) {
            double value = primitive.getAsDouble();
            if (Double.isFinite(value)) {
                return value;
            }
        }
        throw wrong(name, isAbsent(name) ? "is missing" : "is not a number");
    }

    /** A number that may be null in the file because it was not finite. */
    double numberOr(String name, double otherwise) throws IOException {
        if (!object.has(name)) {
            throw wrong(name, "is missing");
        }
        return isAbsent(name) ? otherwise : number(name);
    }

    /**
     * A number from 0 on that may be null in the file because it was not finite, and then is NaN.
     *
     * @param max the largest allowed value
     */
    double upTo(double max, String name) throws IOException {
        double value = numberOr(name, Double.NaN);
        if (value < 0 || value > max) {
            throw wrong(
                    name,
                    max == Double.MAX_VALUE
                            ? "is less than 0"
                            : "is not between 0 and " + String.format(Locale.ROOT, "%.0f", max));
        }
        return value;
    }

    /** A number from 0 on, as {@link #upTo}. */
    double positive(String name) throws IOException {
        return upTo(Double.MAX_VALUE, name);
    }

    /** A non-negative whole number. */
    long count(String name) throws IOException {
        double value = number(name);
        if (value < 0 || value > 1e15 || value != Math.rint(value)) {
            throw wrong(name, "is not a whole number from 0 on");
        }
        return (long) value;
    }

    IOException wrong(String name, String what) {
        return new IOException(file + ": " + path + name + " " + what);
    }
}
