-- Who holds a token that is in force: number, role, organisation, name, hub.
SELECT t.id, t.role, t.organisation_id, t.name, h.id, h.organisation_id, h.code, h.name, h.address, h.phone
FROM api_token t
LEFT JOIN hub h ON h.id = t.hub_id
WHERE t.hash = ? AND (t.revoked_at IS NULL OR t.revoked_at > ?) AND (t.expires_at IS NULL OR t.expires_at > ?)
