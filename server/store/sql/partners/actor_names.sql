-- What the people and tokens of an organisation are called: actor, name.
SELECT CONCAT('person:', p.id), p.name
FROM person p
WHERE p.organisation_id = ?
UNION ALL
SELECT CONCAT('token:', t.id), t.name
FROM api_token t
WHERE t.organisation_id = ?
