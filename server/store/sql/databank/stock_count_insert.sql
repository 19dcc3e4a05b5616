-- Opens a count.
INSERT INTO stock_count (organisation_id, reference, hub_id, state, opened_by, opened_at)
VALUES (?, ?, ?, ?, ?, ?)
RETURNING id
