-- A session that has not ended and was used lately, of a person and in a membership that still count, and who that is.
SELECT s.token, s.person_id, s.membership_id, s.csrf, s.started_at, s.ends_at, s.browser, s.seen_at, s.proved, m.role, m.organisation_id, p.name, h.id, h.organisation_id, h.code, h.name, h.address, h.phone
FROM session s
JOIN membership m ON m.id = s.membership_id AND m.ended_at IS NULL
JOIN person p ON p.id = s.person_id AND NOT p.disabled
JOIN organisation o ON o.id = m.organisation_id AND o.state = 'active'
LEFT JOIN hub h ON h.id = m.hub_id
WHERE s.token = ? AND s.ends_at > ? AND s.seen_at > ?
