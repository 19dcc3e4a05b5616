-- Adds a person; returns their id.
INSERT INTO person (organisation_id, email, name, role, hub_id, password_hash, disabled)
VALUES (?, ?, ?, ?, ?, ?, ?)
RETURNING id
