-- All scans of one card or consignment, in the order in which they happened.
SELECT
    s.id, s.organisation_id, s.event, s.subject, s.actor, s.hub_id, h.code AS hub_code, s.happened_at, s.source,
    s.source_seq, s.recorded_at, s.is_fact, s.facts, s.digest, s.took_effect, s.code, s.detail, s.fields, s.is_waiting,
    s.closed_by, s.closed_at
FROM stock_scan s
LEFT JOIN hub h ON h.id = s.hub_id
WHERE s.organisation_id = ? AND s.subject = ?
ORDER BY s.happened_at, s.source, s.source_seq, s.id
