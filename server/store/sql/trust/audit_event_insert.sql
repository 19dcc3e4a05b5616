-- Adds an audit event.
INSERT INTO audit_event (subject, seq, id, event, actor, organisation_id, facts, recorded_at, previous_hash, hash, seal)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
