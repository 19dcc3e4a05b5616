-- A person, a membership or a token that an audit chain tells of is there.
SELECT c.subject
FROM audit_chain c
LEFT JOIN person p ON c.subject = CONCAT('person:', p.id) AND p.id = CAST(SUBSTR(c.subject, 8) AS SIGNED)
LEFT JOIN membership m ON c.subject = CONCAT('membership:', m.id) AND m.id = CAST(SUBSTR(c.subject, 12) AS SIGNED)
LEFT JOIN api_token t ON c.subject = CONCAT('token:', t.id) AND t.id = CAST(SUBSTR(c.subject, 7) AS SIGNED)
WHERE (c.subject LIKE 'person:%' AND p.id IS NULL) OR (c.subject LIKE 'membership:%' AND m.id IS NULL)
    OR (c.subject LIKE 'token:%' AND t.id IS NULL)
LIMIT 1
