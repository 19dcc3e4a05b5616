-- Scans of data stock that wait for a person, the first that came at the top; of one hub those that were made there.
SELECT
    s.id, s.organisation_id, s.event, s.subject, s.actor, s.hub_id, h.code AS hub_code, s.happened_at, s.source,
    s.source_seq, s.recorded_at, s.is_fact, s.facts, s.digest, s.took_effect, s.code, s.detail, s.fields, s.is_waiting,
    s.closed_by, s.closed_at
FROM stock_scan s
LEFT JOIN hub h ON h.id = s.hub_id
WHERE s.organisation_id = ? AND s.closed_at IS NULL AND s.code IS NOT NULL AND (? IS NULL OR s.hub_id = ?)
ORDER BY s.recorded_at, s.happened_at, s.source, s.source_seq, s.id
LIMIT ?
