package org.grokscope.ui.library.list;

import java.time.Instant;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableCell;
import org.grokscope.narration.RelativeTime;
import org.grokscope.ui.controls.Hints;

/** When a run was begun, seen from now, which moves on; its tooltip has the exact time. */
final class WhenCell extends TableCell<LibraryRow, Instant> {

    private final RelativeTime times;
    private final ObservableValue<Instant> now;
    /** Held here: the source knows it weakly, for cells come and go. */
    private final InvalidationListener tick = _ -> show();

    WhenCell(RelativeTime times, ObservableValue<Instant> now) {
        this.times = times;
        this.now = now;
        now.addListener(new WeakInvalidationListener(tick));
    }

    @Override
    protected void updateItem(Instant when, boolean empty) {
        super.updateItem(when, empty);
        show();
        if (!isEmpty() && getItem() != null) {
            Hints.put(this, times.exact(getItem()));
        }
    }

    private void show() {
        setText(isEmpty() || getItem() == null ? null : times.of(getItem(), now.getValue()));
    }
}
