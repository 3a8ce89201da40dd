package dev.baito.http;

import java.util.Map;

/** An exception that adds members of its own to the problem it becomes. */
public interface ProblemMembers {

  /** Returns the members by name, each a value that JSON can hold, in the order to write them. */
  Map<String, Object> problemMembers();
}
