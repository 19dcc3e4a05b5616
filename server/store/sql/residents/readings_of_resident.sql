-- Who has seen a resident, newest first, before another of its readings.
SELECT g.id, g.resident_id, r.reference, g.organisation_id, g.actor, g.reason, g.sealed_words, g.fields, g.read_at
FROM resident_reading g
JOIN resident r ON r.id = g.resident_id
WHERE g.resident_id = ?
    AND (? IS NULL OR g.number < (SELECT n.number FROM resident_reading n WHERE n.id = ? AND n.resident_id = ?))
ORDER BY g.number DESC
LIMIT ?
