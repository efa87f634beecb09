package org.grokscope.web;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import org.grokscope.typesetting.MathText;
import org.grokscope.typesetting.Span;

/**
 * How the mathematics in the texts of a page is set: each expression that occurs, such as {@code ‖θ‖²}, with its parts. The script finds
 * expressions in texts; what is one is decided here, by the notation of the program.
 */
final class PageSymbols {

    private final JsonObject symbols = new JsonObject();

    private PageSymbols() {}

    /** The expressions in all texts of some data, each a list of text, face, level and the space before it in sizes of the text. */
    static JsonObject in(JsonElement data) {
        PageSymbols all = new PageSymbols();
        all.visit(data);
        return all.symbols;
    }

    private void visit(JsonElement data) {
        if (data.isJsonArray()) {
            data.getAsJsonArray().forEach(this::visit);
        } else if (data.isJsonObject()) {
            data.getAsJsonObject().asMap().values().forEach(this::visit);
        } else if (data.isJsonPrimitive() && data.getAsJsonPrimitive().isString()) {
            read(MathText.of(data.getAsString()));
        }
    }

    private void read(MathText text) {
        List<Span> spans = text.spans();
        int start = 0;
        int end = 0;
        JsonArray parts = new JsonArray();
        for (int i = 0; i < spans.size(); i++) {
            Span span = spans.get(i);
            // An underscore is not part of its span.
            int length = span.text().length() + (span.level() == Span.Level.LOWERED ? 1 : 0);
            if (isText(span)) {
                add(text.plain().substring(start, end), parts);
                parts = new JsonArray();
                start = end + length;
            } else {
                parts.add(part(span, i == 0 ? 0 : spans.get(i - 1).spacesBefore(span)));
            }
            end += length;
        }
        add(text.plain().substring(start, end), parts);
    }

    private static boolean isText(Span span) {
        return span.face() == Span.Face.TEXT && span.level() == Span.Level.LINE;
    }

    private static JsonArray part(Span span, int spaces) {
        JsonArray part = PageNumbers.texts(span.text(), lower(span.face()), lower(span.level()));
        if (spaces > 0) {
            part.add(PageNumbers.of(spaces * Span.NARROW_SPACE));
        }
        return part;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** A single Latin letter is a variable only where it stands, after "mod": it is not looked for elsewhere. */
    private void add(String plain, JsonArray parts) {
        if (!parts.isEmpty() && !plain.matches("[A-Za-z]")) {
            symbols.add(plain, parts);
        }
    }
}
