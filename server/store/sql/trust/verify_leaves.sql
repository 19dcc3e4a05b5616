-- Leaves of a run of the log whose events are gone: position, kind, subject, number.
SELECT l.position, l.kind, l.subject, l.seq
FROM log_node l
LEFT JOIN device_event d ON l.kind = 'device' AND d.device_id = CAST(l.subject AS SIGNED) AND d.seq = l.seq
    AND CAST(d.device_id AS CHAR) = l.subject
LEFT JOIN tag_event t ON l.kind = 'tag' AND t.tag = l.subject AND t.seq = l.seq
LEFT JOIN audit_event a ON l.kind = 'audit' AND a.subject = l.subject AND a.seq = l.seq
WHERE l.level = 0 AND l.position >= ? AND l.position < ?
    AND d.device_id IS NULL AND t.tag IS NULL AND a.subject IS NULL
ORDER BY l.position
