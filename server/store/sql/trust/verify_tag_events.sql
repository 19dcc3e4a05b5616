-- Events of a range of labels in order, each with its seal and its place in the log.
SELECT
    e.tag, e.seq, e.event, e.actor, e.reason, e.recorded_at, e.request_id, e.previous_hash, e.hash, e.seal,
    l.position, l.hash
FROM tag_event e
LEFT JOIN log_node l ON l.kind = 'tag' AND l.subject = e.tag AND l.seq = e.seq
WHERE e.tag > ? AND e.tag <= ?
ORDER BY e.tag, e.seq
