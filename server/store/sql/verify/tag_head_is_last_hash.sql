-- A tag's head is the hash of its last event.
SELECT CONCAT('tag ', t.tag)
FROM tag t
JOIN tag_event e ON e.tag = t.tag AND e.seq = t.version
WHERE e.hash <> t.head
LIMIT 1
