-- Events of all kinds since a moment that are not in the log, the earliest first: kind, subject, number, hash, moment,
-- seal.
SELECT kind, subject, seq, hash, recorded_at, seal
FROM (
    (SELECT 'device' AS kind, CAST(e.device_id AS CHAR) AS subject, e.seq, e.hash, e.recorded_at, e.seal
     FROM device_event e
     LEFT JOIN log_node l ON l.kind = 'device' AND l.subject = CAST(e.device_id AS CHAR) AND l.seq = e.seq
     WHERE e.recorded_at >= ? AND l.position IS NULL
     ORDER BY e.recorded_at
     LIMIT ?)
    UNION ALL
    (SELECT 'tag', e.tag, e.seq, e.hash, e.recorded_at, e.seal
     FROM tag_event e
     LEFT JOIN log_node l ON l.kind = 'tag' AND l.subject = e.tag AND l.seq = e.seq
     WHERE e.recorded_at >= ? AND l.position IS NULL
     ORDER BY e.recorded_at
     LIMIT ?)
    UNION ALL
    (SELECT 'audit', e.subject, e.seq, e.hash, e.recorded_at, e.seal
     FROM audit_event e
     LEFT JOIN log_node l ON l.kind = 'audit' AND l.subject = e.subject AND l.seq = e.seq
     WHERE e.recorded_at >= ? AND l.position IS NULL
     ORDER BY e.recorded_at
     LIMIT ?)
) new_event
ORDER BY recorded_at, kind, subject, seq
LIMIT ?
