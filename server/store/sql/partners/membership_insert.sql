-- Begins a membership; returns its id.
INSERT INTO membership (handle, person_id, organisation_id, role, hub_id, since)
VALUES (?, ?, ?, ?, ?, ?)
RETURNING id
