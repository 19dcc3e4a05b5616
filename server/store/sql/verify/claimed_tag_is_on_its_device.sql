-- A claimed tag and its device name each other.
SELECT CONCAT('tag ', t.tag)
FROM tag t
LEFT JOIN device d ON d.id = t.device_id
WHERE t.state = 'claimed' AND (d.id IS NULL OR d.tag <> t.tag OR d.organisation_id <> t.organisation_id)
LIMIT 1
