-- An organisation's newest audit events, newest first.
SELECT subject, seq, id, event, actor, organisation_id, facts, recorded_at, previous_hash, hash
FROM audit_event
WHERE organisation_id = ?
ORDER BY recorded_at DESC, subject, seq DESC
LIMIT ?
