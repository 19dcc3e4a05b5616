-- The tags of all organisations after a tag, in order.
SELECT t.tag, t.organisation_id, t.batch_id, t.state, t.device_id, t.version, t.head
FROM tag t
WHERE t.tag > ?
ORDER BY t.tag
LIMIT ?
