-- Adds a run; returns its id.
INSERT INTO allocation_run (handle, organisation_id, actor, state, asked_at, finished_at, line_count, device_count, proposed_count)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
RETURNING id
