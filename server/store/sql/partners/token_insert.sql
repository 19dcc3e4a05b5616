-- Adds a token; returns its id.
INSERT INTO api_token (organisation_id, hub_id, role, name, hash, created_at, revoked_at)
VALUES (?, ?, ?, ?, ?, ?, ?)
RETURNING id
