-- The invitation that an address names.
SELECT i.id, i.handle, i.organisation_id, i.email, i.name, i.role, i.token, i.asked_by, i.approved_by, i.asked_at, i.ends_at, i.settled_at, i.outcome, h.id, h.organisation_id, h.code, h.name, h.address, h.phone
FROM invitation i
LEFT JOIN hub h ON h.id = i.hub_id
WHERE i.handle = ?
