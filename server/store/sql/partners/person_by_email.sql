-- The person who signs in with an e-mail address.
SELECT p.id, p.version, p.organisation_id, p.email, p.name, p.role, p.password_hash, p.disabled, h.id, h.organisation_id, h.code, h.name, h.address, h.phone
FROM person p
LEFT JOIN hub h ON h.id = p.hub_id
WHERE p.email = ?
