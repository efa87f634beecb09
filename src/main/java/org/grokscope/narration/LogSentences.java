package org.grokscope.narration;

import java.util.ArrayList;
import java.util.List;
import org.grokscope.foreign.LogPreview;
import org.grokscope.foreign.Role;

/** What was recognized in a log of another program, a sentence each. */
public final class LogSentences {

    private static final int MOST_NAMES = 12;

    private final Words words;
    private final LogPreview log;

    LogSentences(Words words, LogPreview log) {
        this.words = words;
        this.log = log;
    }

    /** How much there is. */
    public String size() {
        return words.say(
                "log.size",
                log.format(),
                NumberFormat.count(log.rows()),
                log.rows() == 1 ? 1 : 0,
                NumberFormat.count(log.evaluations()),
                log.evaluations() == 1 ? 1 : 0);
    }

    /** What is not read, and how the rest is taken. */
    public List<String> remarks() {
        List<String> said = new ArrayList<>();
        List<String> unused = log.unused();
        if (!unused.isEmpty()) {
            String names = String.join(", ", unused.stream().limit(MOST_NAMES).toList());
            said.add(
                    unused.size() > MOST_NAMES
                            ? words.say("log.unused.many", names, NumberFormat.count(unused.size() - MOST_NAMES))
                            : words.say("log.unused", names));
        }
        if (log.skipped() > 0) {
            said.add(words.say("log.skipped", NumberFormat.count(log.skipped()), log.skipped() == 1 ? 1 : 0));
        }
        if (log.isPercent()) {
            said.add(words.say("log.percent"));
        }
        if (log.isInEpochs()) {
            said.add(words.say("log.epochs"));
        }
        return said;
    }

    /** What cannot be shown, because the log does not have it. */
    public List<String> gaps() {
        List<String> said = new ArrayList<>();
        if (log.lacks(Role.TRAIN_ACCURACY)) {
            said.add(words.say("log.lacks.train-accuracy"));
        }
        if (log.lacks(Role.TEST_ACCURACY)) {
            said.add(words.say("log.lacks.test-accuracy"));
        }
        if (log.lacks(Role.NORM, Role.SQUARED_NORM)) {
            said.add(words.say("log.lacks.norm"));
        }
        if (log.lacks(Role.TRAIN_LOSS, Role.TEST_LOSS)) {
            said.add(words.say("log.lacks.losses"));
        } else if (log.lacks(Role.TRAIN_LOSS)) {
            said.add(words.say("log.lacks.train-loss"));
        } else if (log.lacks(Role.TEST_LOSS)) {
            said.add(words.say("log.lacks.test-loss"));
        }
        if (log.lacks(Role.ANGLE)) {
            said.add(words.say("log.lacks.angle"));
        }
        return said;
    }
}
