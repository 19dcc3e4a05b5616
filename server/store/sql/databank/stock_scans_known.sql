-- Scans of data stock that came with these ids.
SELECT
    s.id, s.organisation_id, s.event, s.subject, s.actor, s.hub_id, h.code AS hub_code, s.happened_at, s.source,
    s.source_seq, s.recorded_at, s.is_fact, s.facts, s.digest, s.took_effect, s.code, s.detail, s.fields, s.is_waiting,
    s.closed_by, s.closed_at
FROM JSON_TABLE(?, '$[*]' COLUMNS (id VARCHAR(32) PATH '$')) n
JOIN stock_scan s ON s.id = UNHEX(n.id)
LEFT JOIN hub h ON h.id = s.hub_id
