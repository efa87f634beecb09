package org.grokscope.training;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;

/** Adds up the arrays of numbers that an object of this program holds, directly or through others; each once. */
final class HeldArrays {

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> open = new ArrayDeque<>();

    /** Bytes of all arrays of numbers that can be reached. */
    long bytes(Object root) {
        long bytes = 0;
        visit(root);
        while (!open.isEmpty()) {
            Object object = open.pop();
            if (object.getClass().isArray()
                    && object.getClass().getComponentType().isPrimitive()) {
                bytes += (long) Array.getLength(object) * size(object.getClass().getComponentType());
            } else if (object instanceof Object[] elements) {
                visitAll(Arrays.asList(elements));
            } else if (object instanceof Iterable<?> elements) {
                visitAll(elements);
            } else if (object.getClass().getName().startsWith("org.grokscope.")) {
                visitFields(object);
            }
        }
        return bytes;
    }

    private static int size(Class<?> component) {
        return switch (component.getName()) {
            case "boolean", "byte" -> 1;
            case "short", "char" -> 2;
            case "int", "float" -> 4;
            default -> 8;
        };
    }

    private void visitAll(Iterable<?> objects) {
        objects.forEach(this::visit);
    }

    private void visit(Object object) {
        if (object != null && !(object instanceof Enum<?>) && seen.add(object)) {
            open.push(object);
        }
    }

    private void visitFields(Object object) {
        for (Class<?> type = object.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    field.setAccessible(true);
                    try {
                        visit(field.get(object));
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
        }
    }
}
