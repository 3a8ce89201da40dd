package dev.baito.local.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baito.local.client.EventReader.Event;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EventReaderTest {
  @Test
  void next_namedAndUnnamed_areRead() throws IOException {
    assertThat(events("event: progress\ndata: {\"a\":1}\n\ndata:two\n\n"))
        .containsExactly(new Event("progress", "{\"a\":1}"), new Event("message", "two"));
  }

  @Test
  void next_severalDataLines_areJoined() throws IOException {
    assertThat(events("data: one\r\ndata: two\r\n\r\n"))
        .containsExactly(new Event("message", "one\ntwo"));
  }

  @Test
  void next_commentsAndEventsWithoutData_areSkipped() throws IOException {
    assertThat(events(": keep-alive\n\nevent: ping\n\nid: 7\ndata: x\n\n"))
        .containsExactly(new Event("message", "x"));
  }

  @Test
  void next_eventCutOff_isNone() throws IOException {
    assertThat(events("data: whole\n\ndata: cut")).containsExactly(new Event("message", "whole"));
  }

  @Test
  void next_eventTooLong_fails() {
    String line = "data: " + "x".repeat(1 << 19) + "\n";
    assertThatThrownBy(() -> events(line.repeat(3))).isInstanceOf(IOException.class);
  }

  private static List<Event> events(String stream) throws IOException {
    EventReader reader = new EventReader(new StringReader(stream));
    List<Event> events = new ArrayList<>();
    for (var event = reader.next(); event.isPresent(); event = reader.next()) {
      events.add(event.get());
    }
    return events;
  }
}
