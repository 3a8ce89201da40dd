package dev.baito.local.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

/**
 * What a stack keeps about itself, in {@code stack.json}: enough for another launcher to ask after
 * it, to stop it and to start it again.
 *
 * @param detached whether it was left up on purpose
 * @param workers how many scoring workers
 * @param projectRoot where the built services lie
 * @param database the name of the database
 * @param settings as they were given
 * @param servers the servers' ports and passwords
 * @param ports the services' ports, by name
 */
record StackRecord(
    boolean detached,
    int workers,
    String projectRoot,
    String database,
    Map<String, String> settings,
    ServerPlan servers,
    Map<String, Integer> ports) {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /** Returns the options that started the stack. */
  StackOptions options(Path state) {
    return new StackOptions(state, workers, Path.of(projectRoot), database, settings);
  }

  /** Returns the same, left up on purpose. */
  StackRecord asDetached() {
    return new StackRecord(true, workers, projectRoot, database, settings, servers, ports);
  }

  /** Reads the record of a state folder, if there is one. */
  static Optional<StackRecord> read(Path state) {
    Path file = file(state);
    try {
      return Files.exists(file)
          ? Optional.of(JSON.readValue(Files.readString(file), StackRecord.class))
          : Optional.empty();
    } catch (JsonProcessingException e) {
      throw new BaitoException(
          ErrorCode.STACK_START_FAILED,
          file
              + " is not readable: it is of another version, or was edited. Stop what runs, then"
              + " remove the folder "
              + state
              + ", or choose another one with --state",
          e);
    } catch (IOException e) {
      throw new BaitoException(
          ErrorCode.STACK_START_FAILED, "cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /** Writes the record, whole or not at all, readable by its owner only: it holds passwords. */
  void write(Path state) {
    Path file = file(state);
    Path partial = state.resolve("stack.json.partial");
    try {
      Files.deleteIfExists(partial);
      Files.createFile(
          partial,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(partial, JSON.writeValueAsString(this) + "\n");
      Files.move(
          partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new BaitoException(
          ErrorCode.STACK_START_FAILED, "cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  private static Path file(Path state) {
    return state.resolve("stack.json");
  }
}
