-- A label's events in order.
SELECT tag, seq, event, actor, reason, recorded_at, request_id, previous_hash, hash
FROM tag_event
WHERE tag = ?
ORDER BY seq
