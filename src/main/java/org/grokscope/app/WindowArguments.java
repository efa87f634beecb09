package org.grokscope.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.grokscope.cli.WindowOption;
import org.grokscope.run.config.ConfigField;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.ShareText;
import org.grokscope.storage.format.FileErrors;
import org.grokscope.storage.format.OutputFile;
import org.grokscope.storage.format.RunFiles;
import org.grokscope.task.InvalidSettingException;
import org.grokscope.task.Range;
import org.grokscope.ui.shell.Opening;

/**
 * What the window is started with, from a command line without a command. Read without the command line's parser, which would cost a tenth of
 * a second before the window opens.
 *
 * @param library the file of the library, if one is given
 */
record WindowArguments(Optional<String> library, Opening opening) {

    private static final Range RUN = Range.whole(WindowOption.OPEN.flag(), 1, 999_999_999);

    /** An invalid command line; the message says in a sentence what is allowed. */
    static final class InvalidUsageException extends Exception {
        private static final long serialVersionUID = 1L;

        InvalidUsageException(String message) {
            super(message + " Try 'grokscope --help'.");
        }
    }

    /** Whether a command line opens the window: it begins with an option of the window or with a file, or is empty. */
    static boolean isWindow(List<String> args) {
        return args.isEmpty() || WindowOption.of(args.getFirst()).isPresent() || isFile(args.getFirst());
    }

    /** A plain word is a command, even if a file has the same name. */
    private static boolean isFile(String argument) {
        return !argument.startsWith("-")
                && (RunFiles.isRun(argument) || (!argument.matches("[a-z-]*") && exists(argument)));
    }

    private static boolean exists(String text) {
        try {
            return Files.exists(Path.of(text));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Reads a command line that opens the window. */
    static WindowArguments parse(List<String> args) throws InvalidUsageException {
        Map<WindowOption, String> given = new EnumMap<>(WindowOption.class);
        String file = null;
        for (Iterator<String> rest = args.iterator(); rest.hasNext(); ) {
            String argument = rest.next();
            Optional<WindowOption> option = WindowOption.of(argument);
            if (option.isPresent()) {
                String value = value(option.get(), argument, rest);
                if (given.put(option.get(), value) != null) {
                    throw new InvalidUsageException(option.get().flag() + " is given twice.");
                }
            } else if (argument.startsWith("-") || file != null) {
                throw new InvalidUsageException(
                        (argument.startsWith("-") ? "Unknown option '" : "Unexpected argument '") + argument
                                + "'. Options of the window: " + WindowOption.all() + ". A command comes first.");
            } else {
                file = argument;
            }
        }
        return new WindowArguments(
                Optional.ofNullable(given.get(WindowOption.LIBRARY)),
                new Opening(
                        content(given, file),
                        given.containsKey(WindowOption.START),
                        given.containsKey(WindowOption.PRESENT)));
    }

    private static String value(WindowOption option, String argument, Iterator<String> rest)
            throws InvalidUsageException {
        boolean attached = argument.length() > option.flag().length();
        if (option.value().isEmpty()) {
            if (attached) {
                throw new InvalidUsageException(option.flag() + " has no value (got " + argument + ").");
            }
            return "";
        }
        String value = attached ? argument.substring(option.flag().length() + 1) : rest.hasNext() ? rest.next() : "";
        if (value.isEmpty() || WindowOption.of(value).isPresent()) {
            throw new InvalidUsageException(
                    option.flag() + " needs a value: " + option.flag() + " " + option.value() + ". " + option.help());
        }
        return value;
    }

    private static Optional<Opening.Content> content(Map<WindowOption, String> given, String file)
            throws InvalidUsageException {
        List<String> named = Arrays.stream(
                        new WindowOption[] {WindowOption.PRESET, WindowOption.SHARE, WindowOption.OPEN})
                .filter(given::containsKey)
                .map(WindowOption::flag)
                .toList();
        if (named.size() > 1 || (file != null && !named.isEmpty())) {
            throw new InvalidUsageException(
                    named.getLast() + " cannot be combined with " + (file == null ? named.getFirst() : file) + ".");
        }
        if (file != null) {
            return Optional.of(new Opening.InFile(readable(file)));
        }
        if (named.isEmpty()) {
            return Optional.empty();
        }
        WindowOption option = WindowOption.of(named.getFirst()).orElseThrow();
        return Optional.of(valid(option, given.get(option), text -> switch (option) {
            case PRESET -> new Opening.Settings(Preset.named(text.strip()).config());
            case SHARE -> new Opening.Settings(ShareText.config(text));
            default -> new Opening.Stored((long) RUN.parse(text));
        }));
    }

    private static Opening.Content valid(WindowOption option, String text, Function<String, Opening.Content> content)
            throws InvalidUsageException {
        try {
            return content.apply(text);
        } catch (InvalidSettingException e) {
            boolean inText = option == WindowOption.SHARE && ConfigField.of(e).isPresent();
            throw new InvalidUsageException(
                    inText ? option.flag() + ": " + e.getMessage() : e.messageFor(option.flag()));
        }
    }

    private static Path readable(String text) throws InvalidUsageException {
        String reason;
        try {
            Path file = Path.of(text);
            OutputFile.checkReadable(file);
            if (RunFiles.isRun(text)) {
                return file;
            }
            reason = "its name has another ending";
        } catch (InvalidPathException e) {
            reason = "it is not a path";
        } catch (IOException e) {
            reason = FileErrors.reason(e);
        }
        throw new InvalidUsageException(
                "FILE must be a run: a bundle (.grokscope), or JSON as 'run --json' writes it (.json, .json.gz): "
                        + reason + " (got " + text + ").");
    }
}
