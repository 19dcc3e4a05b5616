-- Who has seen a resident, newest first, below a number.
SELECT g.number, g.id, g.resident_id, r.reference, g.organisation_id, g.actor, g.reason, g.sealed_words, g.fields, g.read_at
FROM resident_reading g
JOIN resident r ON r.id = g.resident_id
WHERE g.resident_id = ? AND (? = 0 OR g.number < ?)
ORDER BY g.number DESC
LIMIT ?
