package dev.baito.local.evaluate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The lists of a run's export: {@code user_id,rank,job_id,score}, ordered by user and rank. One
 * list at a time is in memory.
 *
 * @param export the export's bytes
 */
public record ExportedLists(InputStream export) implements Lists {
  private static final String HEADER = "user_id,rank,job_id,score";

  @Override
  public void give(Taker taker) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(export, StandardCharsets.UTF_8));
    if (!HEADER.equals(lines.readLine())) {
      throw new IOException("an export begins with " + HEADER + ", and this does not");
    }
    long user = 0;
    long[] jobs = new long[64];
    int size = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      int rank = line.indexOf(',') + 1;
      int job = line.indexOf(',', rank) + 1;
      long ofUser = Long.parseLong(line, 0, rank - 1, 10);
      if (ofUser != user && size > 0) {
        taker.take(user, Arrays.copyOf(jobs, size));
        size = 0;
      }
      user = ofUser;
      jobs = size < jobs.length ? jobs : Arrays.copyOf(jobs, 2 * size);
      jobs[size++] = Long.parseLong(line, job, line.indexOf(',', job), 10);
    }
    if (size > 0) {
      taker.take(user, Arrays.copyOf(jobs, size));
    }
  }
}
