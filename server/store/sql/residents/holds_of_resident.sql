-- A resident's holds, lifted or not, oldest first.
SELECT id, resident_id, kind, sealed_words, placed_by, placed_at, lifted_by, sealed_lift_words, lifted_at
FROM resident_hold
WHERE resident_id = ?
ORDER BY placed_at, id
