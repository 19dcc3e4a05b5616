-- Audit events of a range of subjects in order, each with its seal and its place in the log.
SELECT
    e.subject, e.seq, e.id, e.event, e.actor, e.organisation_id, e.facts, e.recorded_at, e.previous_hash, e.hash,
    e.seal, l.position, l.hash
FROM audit_event e
LEFT JOIN log_node l ON l.kind = 'audit' AND l.subject = e.subject AND l.seq = e.seq
WHERE e.subject > ? AND e.subject <= ?
ORDER BY e.subject, e.seq
