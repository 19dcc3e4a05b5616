-- Events of a range of devices in order, each with its seal and its place in the log.
SELECT
    e.device_id, e.seq, e.id, e.event, e.actor, e.hub_id, e.happened_at, e.source, e.source_seq, e.recorded_at,
    e.evidence, e.media, e.digest, e.previous_hash, e.hash, e.seal, l.position, l.hash
FROM device_event e
LEFT JOIN log_node l ON l.kind = 'device' AND l.subject = CAST(e.device_id AS CHAR) AND l.seq = e.seq
WHERE e.device_id > ? AND e.device_id <= ?
ORDER BY e.device_id, e.seq
