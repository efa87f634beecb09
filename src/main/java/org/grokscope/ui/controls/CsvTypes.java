package org.grokscope.ui.controls;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.grokscope.storage.format.CsvFormat;

/** The CSV formats that a save dialog offers. */
public final class CsvTypes {

    private static final List<CsvFormat> FORMATS = List.of(CsvFormat.COMMA, CsvFormat.SEMICOLON, CsvFormat.TAB);

    private CsvTypes() {}

    /** Asks for a file and its format; the receiver gets both. */
    public static void ask(FilePicker picker, String name, BiConsumer<Path, CsvFormat> receiver) {
        List<FilePicker.FileType> types = List.of(
                new FilePicker.FileType(Texts.of("csv.comma"), "csv"),
                new FilePicker.FileType(Texts.of("csv.semicolon"), "csv"),
                new FilePicker.FileType(Texts.of("csv.tab"), "csv"));
        Optional<FilePicker.TypedFile> chosen = picker.save(name, types);
        chosen.ifPresent(file -> receiver.accept(file.file(), FORMATS.get(file.type())));
    }
}
