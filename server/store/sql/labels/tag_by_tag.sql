-- The row of a tag.
SELECT t.tag, t.organisation_id, t.batch_id, t.state, t.device_id, t.version, t.head
FROM tag t
WHERE t.tag = ?
