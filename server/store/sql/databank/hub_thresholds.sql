-- The least that hubs should have.
SELECT h.organisation_id, h.id, h.code, h.name, t.kind, t.code, t.least
FROM hub_threshold t
JOIN hub h ON h.id = t.hub_id
WHERE h.organisation_id = ? AND (? IS NULL OR h.id = ?)
ORDER BY h.code, t.kind, t.code
