package dev.baito.scheduler.imports;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.http.ProblemMembers;
import java.util.LinkedHashMap;
import java.util.Map;

/** A strict import met bad rows: nothing was changed. The problem carries the report. */
public final class ImportRefusedException extends BaitoException implements ProblemMembers {
  private final transient ImportReport report;

  ImportRefusedException(ImportReport report) {
    super(
        ErrorCode.IMPORT_ROWS_REJECTED,
        "%d bad %s, and the import is strict: nothing was changed. GET /imports/%d/rejects has them all"
            .formatted(
                report.rejected(), report.rejected() == 1 ? "row" : "rows", report.importId()));
    this.report = report;
  }

  @Override
  public Map<String, Object> problemMembers() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("import_id", report.importId());
    members.put("report", report);
    return members;
  }
}
