-- Permissions by their numbers, in the order given.
SELECT w.id, w.organisation_id, w.reference, w.hub_id, h.code, h.name, w.state, w.reason, w.had_items, w.had_gigabytes,
    w.had_last, w.had_last_at, w.asked_by, w.asked_at, w.decided_by, w.decided_at, w.decision, w.good_until, w.used_for,
    w.version
FROM JSON_TABLE(?, '$[*]' COLUMNS (place FOR ORDINALITY, id BIGINT PATH '$')) wanted
JOIN limit_override w ON w.id = wanted.id
JOIN hub h ON h.id = w.hub_id
ORDER BY wanted.place
