-- By which digests whoever got it is known again.
INSERT INTO data_issue_person (issue_id, digest)
SELECT ?, UNHEX(p.digest)
FROM JSON_TABLE(?, '$[*]' COLUMNS (digest VARCHAR(64) PATH '$')) p
