package org.grokscope.cli.terminal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.grokscope.storage.format.OutputFile;

/**
 * The two streams that a command writes to. If a stream's encoding lacks mathematical symbols (as in the C locale), words replace
 * them.
 */
public final class Terminal {

    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\s\\u2028\\u2029]+");

    private static final Map<String, String> IN_ASCII = Map.ofEntries(
            Map.entry("‖θ‖²", "V"),
            Map.entry("η", "eta"),
            Map.entry("λ", "lambda"),
            Map.entry("θ", "theta"),
            Map.entry("κ", "kappa"),
            Map.entry("‖", "|"),
            Map.entry("ρ", "rho"),
            Map.entry("τ", "tau"),
            Map.entry("β", "beta"),
            Map.entry("ε", "epsilon"),
            Map.entry("₁", "1"),
            Map.entry("₂", "2"),
            Map.entry("³", "^3"),
            Map.entry("Σ", "sum"),
            Map.entry("⊥", "orthogonal "),
            Map.entry("×", "*"),
            Map.entry("±", "+-"),
            Map.entry("≥", ">="),
            Map.entry("★", "*"),
            Map.entry("∞", "inf"),
            Map.entry("²", "^2"),
            Map.entry("·", "*"),
            Map.entry("−", "-"),
            Map.entry("–", "-"),
            Map.entry("…", "..."),
            Map.entry("≈", "about"));

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\t\n\r]]|\r(?!\n)");

    private final ResultStream out;
    private final PrintStream err;
    private final boolean interactive;
    private boolean reserved;

    /**
     * Wraps the streams.
     *
     * @param interactive whether {@code err} is a terminal on which a line can be redrawn
     */
    public Terminal(ResultStream out, PrintStream err, boolean interactive) {
        this.out = out;
        this.err = err;
        this.interactive = interactive;
    }

    public boolean isInteractive() {
        return interactive;
    }

    /** Prints results; to the error stream if standard output is reserved. */
    public void print(String line) {
        print(List.of(line));
    }

    /** Prints many results with one call of the system. */
    public void print(List<String> lines) {
        PrintStream stream = reserved ? err : out;
        CharsetEncoder encoder = stream.charset().newEncoder();
        char[] all = text(lines, line -> line).toCharArray();
        // A list has thousands of lines, which hardly ever need a change: one look at all is much faster than one at
        // each.
        if (hasNoControls(all) && encoder.canEncode(CharBuffer.wrap(all))) {
            stream.print(all);
        } else {
            stream.print(text(lines, line -> fit(escaped(line), encoder)));
        }
        stream.flush();
    }

    private static String text(List<String> lines, UnaryOperator<String> change) {
        return lines.stream()
                .map(line -> change.apply(line) + System.lineSeparator())
                .collect(Collectors.joining());
    }

    /** Whether {@link #CONTROL} is nowhere in a text. */
    private static boolean hasNoControls(char[] text) {
        for (int i = 0; i < text.length; i++) {
            char c = text[i];
            boolean isBreak = c == '\t' || c == '\n' || (c == '\r' && i + 1 < text.length && text[i + 1] == '\n');
            if (Character.isISOControl(c) && !isBreak) {
                return false;
            }
        }
        return true;
    }

    /** Reserves standard output for the text of {@link #printResult}. */
    void reserveOutput() {
        reserved = true;
    }

    /** Prints a whole text as it would be written to a file. */
    void printResult(OutputFile.Content content) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        content.writeTo(writer);
        writer.flush();
    }

    /** Why a result could not be printed: the disk is full, or the reader has ended; empty if all was printed. */
    public Optional<IOException> outputFailure() {
        return out.failure();
    }

    /** Prints progress or an error, on one line whatever values it quotes. */
    public void note(String text) {
        err.println(fit(oneLine(text), err.charset().newEncoder()));
        err.flush();
    }

    /** Replaces the last line drawn; the cursor stays on it. */
    public void redraw(String line) {
        err.print("\r\u001b[K" + fit(escaped(line), err.charset().newEncoder()));
        err.flush();
    }

    /** The writer to which picocli prints help. */
    public PrintWriter outWriter() {
        return new PrintWriter(new OutputStreamWriter(out, out.charset()), true);
    }

    /** A writer that discards what picocli prints about errors; our message is the only line. */
    public static PrintWriter nowhere() {
        return new PrintWriter(new StringWriter());
    }

    /** Shows control characters, with which a text from a file could steer the terminal, by their codes. */
    private static String escaped(String text) {
        return CONTROL.matcher(text)
                .replaceAll(found -> String.format(
                        Locale.ROOT, "\\\\u%04x", (int) found.group().charAt(0)));
    }

    /** A text without line breaks and control characters. */
    public static String oneLine(String text) {
        return BREAKS.matcher(text).replaceAll(" ").strip();
    }

    static String fit(String text, CharsetEncoder encoder) {
        if (encoder.canEncode(text)) {
            return text;
        }
        // The norm must be replaced before the symbols it contains.
        String fitted = text.replace("‖θ‖²", "V");
        for (Map.Entry<String, String> symbol : IN_ASCII.entrySet()) {
            fitted = fitted.replace(symbol.getKey(), symbol.getValue());
        }
        return fitted;
    }
}
