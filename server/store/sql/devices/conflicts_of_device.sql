-- A device's conflicts in the order their events happened.
SELECT c.device_id, c.event_id, c.against_id, c.code, c.detail
FROM conflict c
JOIN device_event e ON e.id = c.event_id
WHERE c.device_id = ?
ORDER BY e.happened_at, e.source, e.source_seq, e.id
