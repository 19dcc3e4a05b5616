-- What these persons were given since that counts towards a limit.
SELECT i.reference, i.issued_at, b.gb_per_month * b.months
FROM data_issue i
JOIN data_item d ON d.id = i.item_id
JOIN bundle b ON b.id = d.bundle_id
WHERE i.id IN (
        SELECT p.issue_id
        FROM JSON_TABLE(?, '$[*]' COLUMNS (digest VARCHAR(64) PATH '$')) given
        JOIN data_issue_person p ON p.digest = UNHEX(given.digest)
    )
  AND i.organisation_id = ?
  AND i.issued_at >= ?
  AND i.outcome <> 'returned'
  AND i.replaces = ''
  AND i.follows = ''
ORDER BY i.issued_at, i.id
