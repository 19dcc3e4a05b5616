-- A tag's events are numbered from 1 to its version.
SELECT CONCAT('tag ', t.tag)
FROM tag t
LEFT JOIN (SELECT tag, COUNT(*) AS events, MAX(seq) AS last FROM tag_event GROUP BY tag) e ON e.tag = t.tag
WHERE t.version = 0 OR e.tag IS NULL OR e.events <> t.version OR e.last <> t.version
LIMIT 1
