-- The print batches of an organisation, or of one of its hubs, without their tags, newest first.
SELECT id, organisation_id, hub_id, '', count, actor, created_at
FROM print_batch
WHERE organisation_id = ? AND (? IS NULL OR hub_id = ?)
ORDER BY id DESC
LIMIT ?
