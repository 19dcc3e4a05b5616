-- Each event of a tag carries the hash of the one before, the first one zeros.
SELECT CONCAT('tag ', e.tag, ' event ', e.seq)
FROM tag_event e
LEFT JOIN tag_event p ON p.tag = e.tag AND p.seq = e.seq - 1
WHERE e.previous_hash <> COALESCE(p.hash, UNHEX(REPEAT('00', 32)))
LIMIT 1
