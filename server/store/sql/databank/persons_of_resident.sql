-- The digests by which a resident is known in issues.
SELECT p.digest
FROM data_issue i
JOIN data_issue_person p ON p.issue_id = i.id
WHERE i.resident_id = ?
UNION
SELECT x.digest FROM resident_index x WHERE x.resident_id = ?
ORDER BY digest
