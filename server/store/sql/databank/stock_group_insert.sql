-- Adds a group of postings; returns its id.
INSERT INTO stock_group (uuid, organisation_id, event, actor, hub_id, words, happened_at, recorded_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
RETURNING id
