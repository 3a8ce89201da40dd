package dev.baito.reference;

import java.util.List;

/** Everything that is stored, by which the right lists are decided. */
public record StoredData(
    List<StoredCity> cities,
    List<StoredJob> jobs,
    List<StoredUser> users,
    List<StoredBehavior> behaviors) {

  /** Copies the lists. */
  public StoredData {
    cities = List.copyOf(cities);
    jobs = List.copyOf(jobs);
    users = List.copyOf(users);
    behaviors = List.copyOf(behaviors);
  }

  /** Returns the same data as if no job and no user carried a vector. */
  public StoredData withoutVectors() {
    return new StoredData(
        cities,
        jobs.stream().map(StoredJob::withoutVector).toList(),
        users.stream().map(StoredUser::withoutVector).toList(),
        behaviors);
  }
}
