-- Issues whose bundle is over by that day and may be followed by another, and is not yet; the longest over first.
SELECT i.id, b.next_code, d.ends_on
FROM data_issue i
JOIN data_item d ON d.id = i.item_id AND d.issue_id = i.id
JOIN bundle b ON b.id = d.bundle_id
WHERE i.organisation_id = ?
  AND (? = 0 OR i.hub_id = ?)
  AND i.outcome IN ('active', 'ended')
  AND d.state IN ('active', 'ended')
  AND d.ends_on <= ?
  AND b.next_code <> ''
  AND NOT EXISTS (SELECT 1 FROM data_issue f WHERE f.follows = i.reference AND f.outcome <> 'returned')
ORDER BY d.ends_on, i.id
LIMIT ?
