package dev.baito.sink.results;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.messages.MatchResult;
import dev.baito.messages.MessageCodec;
import java.io.IOException;
import java.io.StringWriter;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;

/** Reads match results from their bytes. */
public final class ResultReader {
  private static final JsonFactory JSON = new JsonFactory();

  private ResultReader() {}

  /**
   * Reads one message.
   *
   * @param payload the record's value; a record may have none
   * @throws BaitoException with a code of the BAITO-MSG group if it is not a match result that this
   *     build reads
   */
  public static Received read(byte @Nullable [] payload) {
    if (payload == null) {
      throw new BaitoException(ErrorCode.MESSAGE_UNDECODABLE, "not a MatchResult: it has no value");
    }
    MatchResult result = MessageCodec.decode(payload, MatchResult.class);
    var users = new HashSet<Long>();
    for (var outcome : result.outcomes()) {
      if (!users.add(outcome.userId())) {
        throw new BaitoException(
            ErrorCode.MESSAGE_UNDECODABLE,
            "not a MatchResult: user " + outcome.userId() + " has two outcomes");
      }
    }
    return new Received(result, statistics(payload));
  }

  /** Copies the statistics token by token, so that fields of a newer worker are kept too. */
  private static String statistics(byte[] payload) {
    var copy = new StringWriter();
    try (JsonParser parser = JSON.createParser(payload);
        JsonGenerator generator = JSON.createGenerator(copy)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean found = "statistics".equals(parser.currentName());
        parser.nextToken();
        if (found) {
          generator.copyCurrentStructureExact(parser);
          break;
        }
        parser.skipChildren();
      }
    } catch (IOException e) {
      throw new BaitoException(
          ErrorCode.MESSAGE_UNDECODABLE, "not a MatchResult: its statistics cannot be read", e);
    }
    return copy.toString();
  }
}
