package org.grokscope.foreign.formats;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * The event files of TensorBoard in one folder, which together are one run. Files in folders named after a data set (train, test, val …), as
 * TensorFlow writes them, belong to it: their names have the folder's in front.
 */
final class EventLog implements LogReader {

    /** What the names of event files contain. */
    static final String MARK = "tfevents";

    private static final int MASK = 0xA282EAD8;
    private static final int FRAME = 12;
    private static final int LARGEST = 1 << 26;
    private static final List<String> SETS = List.of("train", "test", "val", "valid", "validation", "eval");

    private final Path folder;
    private final Map<Path, Tail> files = new TreeMap<>();
    private final Points points = new Points();
    private final EventSettings settings = new EventSettings();

    /** The events of a folder, or of one file. */
    EventLog(Path folder) throws IOException {
        this.folder = folder;
        find();
    }

    /** Whether a file or folder holds events. */
    static boolean isOne(Path path) throws IOException {
        return !list(path).isEmpty();
    }

    /** Whether a folder has the name of a data set, whose events belong to the run of the folder above. */
    static boolean isSet(Path folder) {
        return SETS.contains(folder.getFileName().toString());
    }

    private static List<Path> list(Path path) throws IOException {
        if (Files.isRegularFile(path)) {
            return path.getFileName().toString().contains(MARK) ? List.of(path) : List.of();
        }
        List<Path> found = new ArrayList<>();
        List<Path> folders = new ArrayList<>(List.of(path));
        for (String set : SETS) {
            folders.add(path.resolve(set));
        }
        for (Path each : folders) {
            if (Files.isDirectory(each)) {
                try (Stream<Path> all = Files.list(each)) {
                    all.filter(file -> file.getFileName().toString().contains(MARK) && Files.isRegularFile(file))
                            .forEach(found::add);
                }
            }
        }
        return found;
    }

    private void find() throws IOException {
        for (Path file : list(folder)) {
            if (!files.containsKey(file)) {
                files.put(file, new Tail(file));
            }
        }
    }

    @Override
    public Progress read(RowSink sink, boolean end) throws IOException {
        find();
        boolean more = false;
        for (Tail file : files.values()) {
            if (file.isReplaced()) {
                return Progress.STARTED_OVER;
            }
            Path parent = file.file().getParent();
            String prefix =
                    parent == null || parent.equals(folder) || file.file().equals(folder)
                            ? ""
                            : parent.getFileName() + "/";
            while (file.fill()) {
                more = true;
                records(file, prefix);
            }
        }
        points.emit(sink);
        return more ? Progress.MORE : Progress.NOTHING;
    }

    /** Reads the records that are complete; the rest of the last one is yet to be written. */
    private void records(Tail file, String prefix) throws IOException {
        while (file.to() - file.from() >= FRAME) {
            ByteBuffer bytes = ByteBuffer.wrap(file.buffer()).order(ByteOrder.LITTLE_ENDIAN);
            long length = bytes.getLong(file.from());
            check(file, bytes, file.from(), 8);
            if (length < 0 || length > LARGEST) {
                throw damaged(file, "has an impossible length");
            }
            if (file.to() - file.from() < FRAME + length + 4) {
                return;
            }
            check(file, bytes, file.from() + FRAME, (int) length);
            try {
                event(new Fields(file.buffer(), file.from() + FRAME, (int) length), prefix);
            } catch (IllegalArgumentException e) {
                throw damaged(file, "is no event");
            }
            file.consume((int) (FRAME + length + 4));
        }
    }

    private static void check(Tail file, ByteBuffer bytes, int from, int length) throws IOException {
        CRC32C sum = new CRC32C();
        sum.update(file.buffer(), from, length);
        if (Integer.rotateRight((int) sum.getValue(), 15) + MASK != bytes.getInt(from + length)) {
            throw damaged(file, "is damaged: its checksum is wrong");
        }
    }

    private static IOException damaged(Tail file, String what) {
        return new IOException(file.file() + ": the record at byte " + file.offset() + " " + what + ".");
    }

    /** Field numbers are those of event.proto and summary.proto in tensorflow/core. */
    private void event(Fields event, String prefix) {
        long step = 0;
        List<Fields> values = new ArrayList<>();
        while (event.next()) {
            if (event.field() == 2) {
                step = event.number();
            } else if (event.field() == 5) {
                Fields summary = event.message();
                while (summary.next()) {
                    if (summary.field() == 1) {
                        values.add(summary.message());
                    }
                }
            }
        }
        for (Fields value : values) {
            value(value, step, prefix);
        }
    }

    private void value(Fields value, long step, String prefix) {
        String tag = "";
        double number = Double.NaN;
        boolean known = false;
        while (value.next()) {
            switch (value.field()) {
                case 1 -> tag = value.text();
                case 2 -> {
                    number = value.real();
                    known = true;
                }
                case 8 -> {
                    number = tensor(value.message());
                    known = !Double.isNaN(number);
                }
                case 9 -> settings.metadata(value.message());
                default -> {
                    // images, histograms and what else a summary can have
                }
            }
        }
        if (known && !tag.isEmpty() && !tag.startsWith("_hparams_") && step >= 0) {
            points.add(step, prefix + tag, number);
        }
    }

    /** A tensor of one number, as the scalars of TensorFlow 2 are. */
    private static double tensor(Fields tensor) {
        long type = 0;
        double number = Double.NaN;
        while (tensor.next()) {
            switch (tensor.field()) {
                case 1 -> type = tensor.number();
                case 4 -> number = tensor.little(type == 2);
                case 5, 6 -> number = tensor.isBytes() ? tensor.little(tensor.field() == 6) : tensor.real();
                default -> {
                    // shape and version
                }
            }
        }
        return type == 1 || type == 2 ? number : Double.NaN;
    }

    @Override
    public List<String> names() {
        return points.names();
    }

    @Override
    public Map<String, String> settings() {
        return settings.all();
    }

    @Override
    public String format() {
        return "TensorBoard events";
    }

    @Override
    public void close() throws IOException {
        for (Tail file : files.values()) {
            file.close();
        }
    }
}
