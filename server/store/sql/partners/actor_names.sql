-- What the people and tokens of an organisation are called, also those who left: actor, name.
SELECT DISTINCT CONCAT('person:', p.id), p.name
FROM membership m
JOIN person p ON p.id = m.person_id
WHERE m.organisation_id = ?
UNION ALL
SELECT CONCAT('token:', t.id), t.name
FROM api_token t
WHERE t.organisation_id = ?
