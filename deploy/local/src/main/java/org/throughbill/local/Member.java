package org.throughbill.local;

import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * One process of the stack and how it comes up.
 *
 * @param ports by the part whose option changes them
 * @param before what must be done before it starts
 * @param program asked for only when it starts: it may need what {@code before} made
 * @param ready asks the process itself
 * @param after what must be done once it is ready, before others use it
 */
record Member(
    String name,
    Map<String, Integer> ports,
    Runnable before,
    Supplier<Program> program,
    BooleanSupplier ready,
    Runnable after) {}
