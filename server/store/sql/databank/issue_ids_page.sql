-- The numbers of a page of issues, newest first. What is NULL or 0 asks for nothing.
SELECT i.id
FROM data_issue i
WHERE i.organisation_id = ?
  AND (? = 0 OR i.hub_id = ?)
  AND (? = 0 OR i.request_id = ?)
  AND (? = 0 OR i.resident_id = ?)
  AND (? = '' OR i.outcome = ?)
  AND i.issued_at >= COALESCE(?, TIMESTAMP'0001-01-01 00:00:00')
  AND i.issued_at < COALESCE(?, TIMESTAMP'9999-12-31 00:00:00')
  AND (? = 0 OR (i.issued_at, i.id) < (SELECT l.issued_at, l.id FROM data_issue l WHERE l.id = ?))
ORDER BY i.issued_at DESC, i.id DESC
LIMIT ?
