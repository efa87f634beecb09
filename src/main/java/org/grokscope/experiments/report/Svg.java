package org.grokscope.experiments.report;

import java.util.Locale;

/** The words of SVG: elements with attributes. Numbers have one decimal, the same on every machine. */
final class Svg {

    private Svg() {}

    /** An element without content; attributes are names and values by turns, values numbers or text. */
    static String element(String name, Object... attributes) {
        return "<" + name + attributes(attributes) + "/>";
    }

    /** An element that holds text. */
    static String text(String content, Object... attributes) {
        return "<text" + attributes(attributes) + ">" + escaped(content) + "</text>";
    }

    /** Points as SVG lists them: x and y by turns. */
    static String points(double... coordinates) {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < coordinates.length; i += 2) {
            list.append(i == 0 ? "" : " ")
                    .append(number(coordinates[i]))
                    .append(',')
                    .append(number(coordinates[i + 1]));
        }
        return list.toString();
    }

    private static String attributes(Object... attributes) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < attributes.length; i += 2) {
            Object value = attributes[i + 1];
            text.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(value instanceof Number number ? number(number.doubleValue()) : escaped(value.toString()))
                    .append('"');
        }
        return text.toString();
    }

    /** 3.14159 as "3.1", 3.0 as "3". */
    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
