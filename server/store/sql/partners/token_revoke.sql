-- Revokes a token that is not revoked yet.
UPDATE api_token
SET revoked_at = ?
WHERE id = ? AND revoked_at IS NULL
