package org.grokscope.web;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * A measured curve of a page.
 *
 * @param id names its column in the data
 * @param name what it is called at its end and where it is read
 * @param role names its colour in the style sheet
 * @param values its value in a row of the history
 */
record PageCurve(String id, String name, String role, IntToDoubleFunction values) {

    /** The values in some rows. */
    JsonArray column(int[] rows) {
        return PageNumbers.list(Arrays.stream(rows).mapToDouble(values));
    }

    JsonObject json() {
        JsonObject json = new JsonObject();
        json.addProperty("column", id);
        json.addProperty("name", name);
        json.addProperty("role", role);
        return json;
    }
}
