-- The open scans of a tag that join its device's history at intake, locked, in the order they came.
SELECT
    id, organisation_id, tag, event, actor, hub_id, happened_at, source, source_seq, recorded_at,
    evidence, media, digest, code, detail, fields, wait_for_intake
FROM set_aside_scan
WHERE tag = ? AND closed_by IS NULL AND wait_for_intake
ORDER BY recorded_at, happened_at, source, source_seq, id
FOR UPDATE
