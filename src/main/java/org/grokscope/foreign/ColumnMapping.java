package org.grokscope.foreign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.grokscope.task.InvalidSettingException;
import org.grokscope.task.Named;

/**
 * Which column of a log is what.
 *
 * @param columns the names, as in the log; an empty one says that the log has no such column, whatever is recognized
 */
public record ColumnMapping(Map<Role, String> columns) {

    /** A column with fewer than one value in so many of another is the less likely one. */
    private static final long MOSTLY = 4;

    /** The name of the setting that says which column is what, in messages and flags. */
    public static final String SETTING = "columns";

    /** Copies the map. */
    public ColumnMapping {
        columns = Map.copyOf(columns);
    }

    /** The columns that the user names, as in "step=iter,test-acc=val". */
    public static ColumnMapping parse(String text) {
        Map<Role, String> columns = new EnumMap<>(Role.class);
        for (String part : text.split(",", -1)) {
            String[] pair = part.split("=", 2);
            Role role = role(pair[0].strip());
            if (pair.length < 2 || role == null || columns.put(role, pair[1].strip()) != null) {
                throw new InvalidSettingException(
                        SETTING,
                        text,
                        "must be ROLE=COLUMN, separated by commas, with the roles "
                                + Named.list(List.of(Role.values()).stream()
                                        .map(each -> (Named) new RoleName(each))
                                        .toList()));
            }
        }
        return new ColumnMapping(columns);
    }

    private record RoleName(Role role) implements Named {
        @Override
        public String id() {
            return role.id();
        }

        @Override
        public String label() {
            return role.id();
        }
    }

    private static Role role(String id) {
        for (Role role : Role.values()) {
            if (role.id().equals(id)) {
                return role;
            }
        }
        return null;
    }

    /**
     * This mapping, completed by the columns whose usual names are recognized. Of several the likeliest name counts, unless another has far
     * more values: a test at the end of the training is not the accuracy that was followed.
     *
     * @param names of all columns
     * @param counts how many values each has
     */
    ColumnMapping completed(List<String> names, long[] counts) {
        Map<Role, String> found = new EnumMap<>(Role.class);
        found.putAll(columns);
        List<String> plain = names.stream().map(Role::plain).toList();
        for (Role role : Role.values()) {
            boolean isOtherGiven =
                    (role == Role.SQUARED_NORM && column(Role.NORM).isPresent())
                            || (role == Role.NORM && column(Role.SQUARED_NORM).isPresent());
            if (!found.containsKey(role) && !isOtherGiven) {
                IntPredicate isFree =
                        place -> place >= 0 && counts[place] > 0 && !found.containsValue(names.get(place));
                likeliest(
                                role.names().stream()
                                        .mapToInt(plain::indexOf)
                                        .filter(isFree)
                                        .toArray(),
                                counts)
                        .or(() -> role.batchNames().stream()
                                .map(plain::indexOf)
                                .filter(isFree::test)
                                .findFirst())
                        .ifPresent(place -> found.put(role, names.get(place)));
            }
        }
        if (!found.getOrDefault(Role.SQUARED_NORM, "").isEmpty()
                && column(Role.NORM).isEmpty()) {
            found.remove(Role.NORM);
        }
        return new ColumnMapping(found);
    }

    private static Optional<Integer> likeliest(int[] places, long[] counts) {
        long most =
                Arrays.stream(places).mapToLong(place -> counts[place]).max().orElse(0);
        return Arrays.stream(places)
                .filter(place -> MOSTLY * counts[place] >= most)
                .boxed()
                .findFirst();
    }

    /** The column of a role. */
    public Optional<String> column(Role role) {
        return Optional.ofNullable(columns.get(role)).filter(name -> !name.isEmpty());
    }

    /** The names of the columns that are read. */
    public List<String> names() {
        return columns.values().stream().filter(name -> !name.isEmpty()).toList();
    }

    /** The roles with their columns, as the flag --columns reads it. */
    public String text() {
        List<String> parts = new ArrayList<>();
        for (Role role : Role.values()) {
            column(role).ifPresent(name -> parts.add(role.id() + "=" + name));
        }
        return String.join(",", parts);
    }
}
