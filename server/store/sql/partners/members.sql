-- An organisation's memberships that have not ended, by name of the person.
SELECT m.id, m.handle, m.person_id, m.organisation_id, m.role, m.since, m.ended_at, h.id, h.organisation_id, h.code, h.name, h.address, h.phone, p.name, p.email, p.disabled
FROM membership m
JOIN person p ON p.id = m.person_id
LEFT JOIN hub h ON h.id = m.hub_id
WHERE m.organisation_id = ? AND m.ended_at IS NULL
ORDER BY p.name, m.id
