-- The membership with a number.
SELECT m.id, m.handle, m.person_id, m.organisation_id, m.role, m.since, m.ended_at, h.id, h.organisation_id, h.code, h.name, h.address, h.phone
FROM membership m
LEFT JOIN hub h ON h.id = m.hub_id
WHERE m.id = ?
