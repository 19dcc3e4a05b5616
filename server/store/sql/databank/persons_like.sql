-- All digests that came together with one of these, in an issue, a permission or a resident of the organisation.
SELECT UNHEX(given.digest) AS digest
FROM JSON_TABLE(?, '$[*]' COLUMNS (digest VARCHAR(64) PATH '$')) given
UNION
SELECT other.digest
FROM JSON_TABLE(?, '$[*]' COLUMNS (digest VARCHAR(64) PATH '$')) given
JOIN data_issue_person p ON p.digest = UNHEX(given.digest)
JOIN data_issue i ON i.id = p.issue_id AND i.organisation_id = ?
JOIN data_issue_person other ON other.issue_id = p.issue_id
UNION
SELECT other.digest
FROM JSON_TABLE(?, '$[*]' COLUMNS (digest VARCHAR(64) PATH '$')) given
JOIN limit_override_person p ON p.digest = UNHEX(given.digest)
JOIN limit_override w ON w.id = p.override_id AND w.organisation_id = ?
JOIN limit_override_person other ON other.override_id = p.override_id
UNION
SELECT other.digest
FROM JSON_TABLE(?, '$[*]' COLUMNS (digest VARCHAR(64) PATH '$')) given
JOIN resident_index p ON p.digest = UNHEX(given.digest)
JOIN resident r ON r.id = p.resident_id AND r.organisation_id = ?
JOIN resident_index other ON other.resident_id = p.resident_id
ORDER BY digest
