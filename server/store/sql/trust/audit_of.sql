-- A subject's audit events in recorded order.
SELECT subject, seq, id, event, actor, organisation_id, facts, recorded_at, previous_hash, hash
FROM audit_event
WHERE subject = ?
ORDER BY seq
