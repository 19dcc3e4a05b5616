-- The print batches of an organisation, or of one of its hubs, with their first tag, newest first.
SELECT id, handle, organisation_id, hub_id, SUBSTRING_INDEX(tags, ' ', 1), count, actor, created_at
FROM print_batch
WHERE organisation_id = ? AND (? IS NULL OR hub_id = ?)
ORDER BY id DESC
LIMIT ?
