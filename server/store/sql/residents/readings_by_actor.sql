-- What somebody has seen from one moment to another, oldest first.
SELECT g.id, g.resident_id, r.reference, g.organisation_id, g.actor, g.reason, g.sealed_words, g.fields, g.read_at
FROM resident_reading g
JOIN resident r ON r.id = g.resident_id
WHERE g.organisation_id = ? AND g.actor = ? AND g.read_at >= ? AND g.read_at < ?
ORDER BY g.read_at, g.number
LIMIT ?
