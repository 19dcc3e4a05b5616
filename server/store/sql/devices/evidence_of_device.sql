-- A device's wipe evidence, newest first.
SELECT
    id, organisation_id, device_id, device_tag, file, file_name, tool, tool_version, zone, started_at, ended_at,
    level, accepted, reasons, operator_name, verifier_name, checklist, actor, recorded_at
FROM wipe_evidence
WHERE device_id = ?
ORDER BY recorded_at DESC, id
