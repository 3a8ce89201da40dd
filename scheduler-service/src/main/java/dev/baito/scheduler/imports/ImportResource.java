package dev.baito.scheduler.imports;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.multipart.FormValue;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;

/** Imports over HTTP. Uploaded files are removed when the request ends. */
@jakarta.ws.rs.Path("/imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "imports")
public class ImportResource {
  private final ImportService imports;
  private final ImportStore store;

  ImportResource(ImportService imports, ImportStore store) {
    this.imports = imports;
    this.store = store;
  }

  /** Imports files. */
  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Blocking
  @Operation(
      summary = "Import files: parts named cities, jobs, users, behaviors, CSV or gzip, any subset")
  @APIResponse(responseCode = "200", description = "What the import did")
  @APIResponse(responseCode = "400", description = "BAITO-IMP-007: no file, or an unknown part")
  @APIResponse(responseCode = "409", description = "BAITO-IMP-006: a run or an import is active")
  @APIResponse(
      responseCode = "422",
      description = "BAITO-IMP-001 to 005: a file cannot be read, or a strict import met bad rows")
  public ImportReport create(
      MultipartFormDataInput form,
      @Parameter(description = "true: a single bad row changes nothing") @QueryParam("strict")
          Optional<String> strict,
      @Parameter(description = "true: what the files no longer hold is removed")
          @QueryParam("replace")
          Optional<String> replace)
      throws IOException, SQLException {
    return imports.run(
        new ImportRequest(files(form), flag("strict", strict), flag("replace", replace)));
  }

  /** Shows what an import did. */
  @GET
  @jakarta.ws.rs.Path("/{import_id}")
  @Blocking
  @Operation(summary = "Show what an import did")
  @APIResponse(responseCode = "404", description = "BAITO-IMP-008: no such import")
  public ImportReport show(@PathParam("import_id") long importId) throws IOException, SQLException {
    return store.report(importId);
  }

  /** Streams the rejected rows. */
  @GET
  @jakarta.ws.rs.Path("/{import_id}/rejects")
  @Produces("text/csv")
  @Blocking
  @Operation(summary = "The rejected rows, whole, as CSV: file,line,column,reason,row")
  @APIResponse(responseCode = "404", description = "BAITO-IMP-008: no such import")
  public StreamingOutput rejects(@PathParam("import_id") long importId)
      throws IOException, SQLException {
    ImportReport report = store.report(importId);
    return out -> {
      try {
        store.writeRejects(report.importId(), out);
      } catch (SQLException e) {
        throw new WebApplicationException(e);
      }
    };
  }

  private static Map<ImportFile, Path> files(MultipartFormDataInput form) {
    Map<ImportFile, Path> files = new EnumMap<>(ImportFile.class);
    for (Map.Entry<String, Collection<FormValue>> part : form.getValues().entrySet()) {
      ImportFile file =
          ImportFile.named(part.getKey())
              .orElseThrow(() -> invalid("the part " + part.getKey() + " is none of " + names()));
      if (part.getValue().size() != 1) {
        throw invalid("there are %d parts %s".formatted(part.getValue().size(), file.text()));
      }
      FormValue value = part.getValue().iterator().next();
      if (!value.isFileItem()) {
        throw invalid("the part " + file.text() + " is no file: give it a filename");
      }
      files.put(file, value.getFileItem().getFile());
    }
    if (files.isEmpty()) {
      throw invalid("it names no file: send at least one part of " + names());
    }
    return files;
  }

  private static boolean flag(String name, Optional<String> value) {
    return switch (value.orElse("false")) {
      case "true", "" -> true;
      case "false" -> false;
      default ->
          throw new BaitoException(
              ErrorCode.REQUEST_INVALID, name + " must be true or false: " + value.get());
    };
  }

  private static String names() {
    return Arrays.stream(ImportFile.values())
        .map(ImportFile::text)
        .collect(Collectors.joining(", "));
  }

  private static BaitoException invalid(String reason) {
    return new BaitoException(
        ErrorCode.IMPORT_REQUEST_INVALID, "The import request is not valid: " + reason);
  }
}
