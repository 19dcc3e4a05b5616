-- A token in any state.
SELECT t.id, t.handle, t.organisation_id, t.role, t.name, t.purpose, t.hash, t.created_by, t.created_at, t.expires_at, t.revoked_at, h.id, h.organisation_id, h.code, h.name, h.address, h.phone
FROM api_token t
LEFT JOIN hub h ON h.id = t.hub_id
WHERE t.hash = ?
