package org.grokscope.storage.library;

/** What a library is opened for. */
public enum LibraryAccess {
    /** To read runs. A library that is missing is not created, and one that may only be read can be used. */
    READ,
    /** To change runs that exist. A library that is missing is not created. */
    CHANGE,
    /** To add runs. A library that is missing is created, with its folder. */
    CREATE
}
