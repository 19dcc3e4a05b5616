-- What the people and tokens of an organisation are called, also those who left: actor, name, handle.
SELECT CONCAT('person:', p.id), p.name, m.handle
FROM (
    SELECT MIN(id) AS id
    FROM membership
    WHERE organisation_id = ?
    GROUP BY person_id
) first
JOIN membership m ON m.id = first.id
JOIN person p ON p.id = m.person_id
UNION ALL
SELECT CONCAT('token:', t.id), t.name, t.handle
FROM api_token t
WHERE t.organisation_id = ?
