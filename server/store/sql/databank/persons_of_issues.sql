-- All digests of these issues and permissions.
SELECT p.digest
FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) wanted
JOIN data_issue_person p ON p.issue_id = wanted.id
UNION
SELECT p.digest
FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) wanted
JOIN limit_override_person p ON p.override_id = wanted.id
