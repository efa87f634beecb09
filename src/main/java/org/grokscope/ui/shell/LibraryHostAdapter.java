package org.grokscope.ui.shell;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.grokscope.narration.NumberFormat;
import org.grokscope.sessions.CompareRuns;
import org.grokscope.sessions.ComparedRun;
import org.grokscope.sessions.RunSessions;
import org.grokscope.training.TrainingSession;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.library.LibraryHost;
import org.grokscope.ui.run.RunController;

/** What the other screens do with runs of the library. */
record LibraryHostAdapter(RunController run, CompareRuns compared, Navigator navigator, StatusMessage message)
        implements LibraryHost {

    @Override
    public boolean isIdle() {
        return !run.isStarted();
    }

    @Override
    public TrainingSession current() {
        return run.session();
    }

    @Override
    public boolean isTraining() {
        return run.isRunning();
    }

    @Override
    public void show() {
        navigator.go(Screen.RUN);
    }

    @Override
    public void branch(long step) {
        run.branch(OptionalLong.of(step));
    }

    @Override
    public void show(RunSessions.Reopened restored) {
        restored.session().ifPresent(restored.underWay() ? run::show : run::reopen);
        navigator.go(Screen.RUN);
    }

    @Override
    public void follow(Optional<TrainingSession> before, TrainingSession session) {
        if (before.isEmpty()) {
            run.show(session);
            navigator.go(Screen.RUN);
        } else if (before.get().equals(run.session())) {
            run.show(session);
        }
    }

    @Override
    public void compare(List<ComparedRun> runs) {
        boolean all = compared.choose(runs);
        navigator.go(Screen.COMPARE);
        if (!all) {
            message.say(Texts.of("compare.full", NumberFormat.count(CompareRuns.MAX)));
        }
    }

    @Override
    public void say(String text) {
        message.say(text);
    }

    @Override
    public void offer(String text, String link, Runnable action) {
        message.say(text, link, action);
    }
}
