-- One piece of wipe evidence.
SELECT
    id, organisation_id, device_id, device_tag, file, file_name, tool, tool_version, zone, started_at, ended_at,
    level, accepted, reasons, operator_name, verifier_name, checklist, actor, recorded_at
FROM wipe_evidence
WHERE id = ?
