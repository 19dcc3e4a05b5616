-- Adds a token; returns its id.
INSERT INTO api_token (handle, organisation_id, hub_id, role, name, purpose, hash, created_by, created_at, expires_at, revoked_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
RETURNING id
