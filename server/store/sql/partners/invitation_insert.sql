-- Adds an invitation; returns its id.
INSERT INTO invitation (handle, organisation_id, email, name, role, hub_id, token, asked_by, approved_by, asked_at, ends_at, outcome)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')
RETURNING id
