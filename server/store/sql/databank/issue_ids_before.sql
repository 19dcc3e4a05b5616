-- Numbers of issues before that moment that still have a person.
SELECT DISTINCT i.id
FROM data_issue i
JOIN data_issue_person p ON p.issue_id = i.id
WHERE i.organisation_id = ? AND i.issued_at < ?
ORDER BY i.id
LIMIT 1000
