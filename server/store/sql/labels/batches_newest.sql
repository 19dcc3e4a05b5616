-- An organisation's print batches without their tags, newest first.
SELECT id, organisation_id, '', count, actor, created_at
FROM print_batch
WHERE organisation_id = ?
ORDER BY id DESC
LIMIT ?
