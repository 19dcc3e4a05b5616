-- All memberships that have not ended, in the order they began.
SELECT m.id, m.handle, m.person_id, m.organisation_id, m.role, m.since, m.ended_at, h.id, h.organisation_id, h.code, h.name, h.address, h.phone
FROM membership m
LEFT JOIN hub h ON h.id = m.hub_id
WHERE m.ended_at IS NULL
ORDER BY m.id
