-- An organisation's print batch with its tags.
SELECT id, organisation_id, tags, count, actor, created_at
FROM print_batch
WHERE organisation_id = ? AND id = ?
