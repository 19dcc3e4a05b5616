-- Numbers of permissions for these persons: asked, or allowed and still good; allowed ones first.
SELECT w.id
FROM limit_override w
WHERE w.organisation_id = ?
  AND (w.state = 'asked' OR (w.state = 'allowed' AND w.good_until > ?))
  AND w.id IN (
        SELECT p.override_id
        FROM JSON_TABLE(?, '$[*]' COLUMNS (digest VARCHAR(64) PATH '$')) given
        JOIN limit_override_person p ON p.digest = UNHEX(given.digest)
    )
ORDER BY w.state = 'asked', w.id
