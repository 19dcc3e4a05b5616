-- The scans of an organisation that wait for a person, those that came first at the top. Of one hub: what was
-- scanned there, and what is about a device that belongs to it.
SELECT
    id, organisation_id, tag, event, actor, hub_id, happened_at, source, source_seq, recorded_at,
    evidence, media, digest, code, detail, fields, wait_for_intake
FROM set_aside_scan s
WHERE organisation_id = ? AND closed_by IS NULL
    AND (? IS NULL OR hub_id = ? OR EXISTS (
        SELECT 1 FROM device d
        WHERE d.tag = s.tag AND d.organisation_id = s.organisation_id AND d.home_hub_id = ?))
ORDER BY recorded_at, happened_at, source, source_seq, id
LIMIT ?
