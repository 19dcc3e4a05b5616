-- Adds a print batch; returns its id.
INSERT INTO print_batch (handle, organisation_id, hub_id, tags, count, actor, created_at)
VALUES (?, ?, ?, ?, ?, ?, ?)
RETURNING id
