-- Numbers of permissions for one of these digests.
SELECT DISTINCT p.override_id
FROM JSON_TABLE(?, '$[*]' COLUMNS (digest VARCHAR(64) PATH '$')) given
JOIN limit_override_person p ON p.digest = UNHEX(given.digest)
