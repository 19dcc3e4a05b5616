-- A session that has not ended, of a person who may sign in, and who that is.
SELECT s.token, s.person_id, s.csrf, s.started_at, s.ends_at, p.role, p.organisation_id, p.name, h.id, h.organisation_id, h.code, h.name, h.address, h.phone
FROM session s
JOIN person p ON p.id = s.person_id
LEFT JOIN hub h ON h.id = p.hub_id
WHERE s.token = ? AND s.ends_at > ? AND NOT p.disabled
