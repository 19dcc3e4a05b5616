-- Tokens after a number: number, organisation, role, hub, when each ends, whether it is revoked, its secret's hash.
SELECT id, organisation_id, role, hub_id, expires_at, revoked_at IS NOT NULL, hash
FROM api_token
WHERE id > ?
ORDER BY id
LIMIT ?
