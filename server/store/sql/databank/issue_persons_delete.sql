-- Removes the digests of these issues.
DELETE FROM data_issue_person
WHERE issue_id IN (SELECT wanted.id FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) wanted)
