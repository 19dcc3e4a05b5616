-- The audit events of a list of subjects [subject, ...].
SELECT e.subject, e.seq, e.id, e.event, e.actor, e.organisation_id, e.facts, e.recorded_at, e.previous_hash, e.hash
FROM JSON_TABLE(?, '$[*]' COLUMNS (subject VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin PATH '$')) wanted
STRAIGHT_JOIN audit_event e ON e.subject = wanted.subject
ORDER BY e.subject, e.seq
