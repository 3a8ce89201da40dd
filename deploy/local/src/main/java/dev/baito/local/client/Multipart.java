package dev.baito.local.client;

import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A multipart/form-data body (RFC 7578) whose parts are files, streamed from disk.
 *
 * @param contentType the header that goes with the body
 * @param body the body, of known length
 */
record Multipart(String contentType, BodyPublisher body) {

  static Multipart of(Map<String, Path> files) throws FileNotFoundException {
    String boundary = "baito-" + UUID.randomUUID();
    List<BodyPublisher> parts = new ArrayList<>();
    for (Map.Entry<String, Path> file : files.entrySet()) {
      String head =
          "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n"
              .formatted(boundary, file.getKey(), file.getValue().getFileName());
      parts.add(text(head));
      parts.add(BodyPublishers.ofFile(file.getValue()));
      parts.add(text("\r\n"));
    }
    parts.add(text("--" + boundary + "--\r\n"));
    return new Multipart(
        "multipart/form-data; boundary=" + boundary,
        BodyPublishers.concat(parts.toArray(BodyPublisher[]::new)));
  }

  private static BodyPublisher text(String text) {
    return BodyPublishers.ofString(text, StandardCharsets.UTF_8);
  }
}
