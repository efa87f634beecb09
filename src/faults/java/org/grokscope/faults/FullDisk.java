package org.grokscope.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.grokscope.engine.mxnet.MxNetLearners;
import org.grokscope.run.RunHistory;
import org.grokscope.storage.library.Library;
import org.grokscope.storage.library.Origin;
import org.grokscope.storage.library.StoredRun;
import org.grokscope.training.TrainingSession;

/** A file system of some megabytes that is full before a run ends; then space is freed. Linux, and only root can mount it. */
record FullDisk() implements Fault {

    @Override
    public String name() {
        return "disk full while recording, then space freed";
    }

    @Override
    public Outcome run(Path folder, Random random) throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        mount("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk.toString());
        try {
            return onDisk(disk, disk.resolve("library.db"));
        } finally {
            mount("umount", disk.toString());
        }
    }

    private static Outcome onDisk(Path disk, Path file) throws IOException, InterruptedException {
        int tried = 3;
        int survived = 0;
        int said = 0;
        for (int i = 0; i < tried; i++) {
            Path filler = disk.resolve("filler");
            RunHistory history;
            try (Library library = Library.open(file, "9.9")) {
                Files.write(filler, new byte[6 << 20]);
                TrainingSession session = new TrainingSession(Configs.small(1_500), new MxNetLearners(2));
                session.keepCheckpoints();
                library.record(session, Origin.WINDOW);
                session.resume();
                session.run();
                library.flush();
                boolean full = library.problem()
                        .filter(text -> text.contains("the disk is full"))
                        .isPresent();
                said += full ? 1 : 0;
                Files.delete(filler);
                history = session.history();
            }
            try (Library library = Library.open(file, "9.9")) {
                StoredRun stored = library.runs().runs().getFirst();
                survived += library.load(stored.id()).history().size() == history.size() ? 1 : 0;
                library.moveToTrash(List.of(stored.id()));
                library.vacuum(true);
            }
        }
        return new Outcome(
                tried, said == tried ? survived : 0, String.format(Locale.ROOT, "nothing; said %d times", said));
    }

    private static void mount(String... command) throws IOException, InterruptedException {
        if (new ProcessBuilder(command).start().waitFor() != 0) {
            throw new IOException("not possible here: " + String.join(" ", command));
        }
    }
}
