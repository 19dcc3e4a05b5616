-- A device's events in recorded order.
SELECT
    device_id, seq, id, event, actor, hub_id, happened_at, source, source_seq, recorded_at,
    evidence, media, digest, previous_hash, hash
FROM device_event
WHERE device_id = ?
ORDER BY seq
