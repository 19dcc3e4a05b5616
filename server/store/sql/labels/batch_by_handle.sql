-- A print batch of an organisation, or of one of its hubs, with its tags.
SELECT id, handle, organisation_id, hub_id, tags, count, actor, created_at
FROM print_batch
WHERE organisation_id = ? AND handle = ? AND (? IS NULL OR hub_id = ?)
