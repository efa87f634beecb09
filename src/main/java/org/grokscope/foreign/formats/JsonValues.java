package org.grokscope.foreign.formats;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.function.BiConsumer;

/** The values in a JSON object. Those of an object in it have its name in front, with a slash between; lists are left out. */
final class JsonValues {

    private static final int DEEPEST = 4;

    private JsonValues() {}

    /**
     * Hands out names and values: numbers, texts, true and false.
     *
     * @throws IOException if the text is no JSON object; what stands before the damage has been handed out
     */
    static void each(String text, BiConsumer<String, String> value) throws IOException {
        JsonReader json = new JsonReader(new StringReader(text));
        json.setStrictness(Strictness.LENIENT);
        try {
            object(json, "", value, 1);
        } catch (IllegalStateException | NumberFormatException e) {
            throw new IOException(e);
        }
    }

    private static void object(JsonReader json, String prefix, BiConsumer<String, String> value, int depth)
            throws IOException {
        json.beginObject();
        while (json.hasNext()) {
            String name = prefix + json.nextName();
            JsonToken next = json.peek();
            if (next == JsonToken.BEGIN_OBJECT && depth < DEEPEST) {
                object(json, name + "/", value, depth + 1);
            } else if (next == JsonToken.NUMBER || next == JsonToken.STRING) {
                value.accept(name, json.nextString());
            } else if (next == JsonToken.BOOLEAN) {
                value.accept(name, String.valueOf(json.nextBoolean()));
            } else {
                json.skipValue();
            }
        }
        json.endObject();
    }
}
