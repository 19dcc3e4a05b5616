-- For whom more than the limit is asked.
INSERT INTO limit_override_person (override_id, digest)
SELECT ?, UNHEX(p.digest)
FROM JSON_TABLE(?, '$[*]' COLUMNS (digest VARCHAR(64) PATH '$')) p
