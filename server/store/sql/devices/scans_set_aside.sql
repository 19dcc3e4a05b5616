-- An organisation's scans that wait for a person, those that came first at the top.
SELECT
    id, organisation_id, tag, event, actor, hub_id, happened_at, source, source_seq, recorded_at,
    evidence, media, digest, code, detail, fields, wait_for_intake
FROM set_aside_scan
WHERE organisation_id = ? AND closed_by IS NULL
ORDER BY recorded_at, happened_at, source, source_seq, id
LIMIT ?
