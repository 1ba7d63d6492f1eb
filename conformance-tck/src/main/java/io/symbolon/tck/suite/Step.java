package io.symbolon.tck.suite;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One request of a vector, and the members that its result must have. */
record Step(String op, ObjectNode args, ObjectNode expect) {}
