-- Numbers of a resident's issues, and of walk-ins' with one of these digests.
SELECT i.id FROM data_issue i WHERE i.resident_id = ?
UNION
SELECT i.id
FROM JSON_TABLE(?, '$[*]' COLUMNS (digest VARCHAR(64) PATH '$')) given
JOIN data_issue_person p ON p.digest = UNHEX(given.digest)
JOIN data_issue i ON i.id = p.issue_id AND i.resident_id IS NULL
