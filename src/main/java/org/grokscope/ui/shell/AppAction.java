package org.grokscope.ui.shell;

import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyEvent;
import org.grokscope.ui.controls.Texts;

/**
 * Something that a user can do. Toolbar, menu, keys, help sheet and manual are all made from the table of actions.
 *
 * @param id its name in the program
 * @param keys the keys that run it
 * @param obstacle why it cannot be done now; empty if it can
 * @param run does it
 */
record AppAction(Id id, List<Accelerator> keys, ObservableValue<String> obstacle, Runnable run) {

    /** Where an action is offered besides by its keys. */
    enum Place {
        KEYS_ONLY,
        TOOLBAR,
        /** From here on: the groups of the menu, separated by lines. */
        MENU_TEACH,
        MENU_SAVE,
        MENU_SHARE;

        boolean isMenu() {
            return compareTo(TOOLBAR) > 0;
        }
    }

    /** All actions, in the order of the help sheet and of the menu. */
    enum Id {
        START(Place.TOOLBAR),
        STEP(Place.TOOLBAR),
        RESET(Place.TOOLBAR),
        SEED(Place.TOOLBAR),
        BRANCH(Place.KEYS_ONLY),
        REPLAY(Place.KEYS_ONLY),
        LIVE(Place.KEYS_ONLY),
        INSPECT(Place.TOOLBAR),
        LOWER_PLOT(Place.KEYS_ONLY),
        STEPS_LOG(Place.KEYS_ONLY),
        WHOLE_RUN(Place.KEYS_ONLY),
        COMPARE(Place.KEYS_ONLY),
        LAB(Place.KEYS_ONLY),
        LIBRARY(Place.KEYS_ONLY),
        STORY(Place.MENU_TEACH),
        STORY_NORM(Place.MENU_TEACH),
        PRESENTATION(Place.MENU_TEACH),
        PREDICT(Place.MENU_TEACH),
        TONE(Place.MENU_TEACH),
        FIGURE(Place.MENU_SAVE),
        COPY_FIGURE(Place.MENU_SAVE),
        CSV(Place.MENU_SAVE),
        JSON(Place.MENU_SAVE),
        TENSORBOARD(Place.MENU_SAVE),
        FILM(Place.MENU_SAVE),
        HTML(Place.MENU_SAVE),
        COPY(Place.MENU_SHARE),
        PASTE(Place.MENU_SHARE),
        THEME(Place.KEYS_ONLY),
        HELP(Place.TOOLBAR);

        private final Place place;

        Id(Place place) {
            this.place = place;
        }

        Place place() {
            return place;
        }

        /** The key of one of its texts. */
        String textKey(String aspect) {
            return Texts.key("action", this) + "." + aspect;
        }
    }

    /** Whether it can be done now. */
    boolean isPossible() {
        return obstacle.getValue().isEmpty();
    }

    /** The text of its button or menu item; actions that only have keys have none. */
    String label() {
        return Texts.of(id.textKey("label"));
    }

    /** What it does. */
    String help() {
        return Texts.of(id.textKey("tooltip"));
    }

    /** The keys as the help sheet writes them; empty if there are none. */
    String keyNames() {
        return keys.stream().map(Accelerator::name).collect(Collectors.joining(", "));
    }

    /** What it does, and by which keys. */
    String tooltip() {
        return keys.isEmpty() ? help() : help() + " (" + keyNames() + ")";
    }

    boolean matches(KeyEvent event) {
        return keys.stream().anyMatch(key -> key.matches().test(event));
    }
}
