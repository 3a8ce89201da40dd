/**
 * The reference: a plain, slow implementation of the scoring rules, written from their description
 * alone. It shares no logic with the engine, only the records that go in; where the two disagree,
 * one of them is wrong.
 */
@NullMarked
package dev.baito.reference;

import org.jspecify.annotations.NullMarked;
