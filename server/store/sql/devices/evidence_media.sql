-- The media of a list of evidence ["hex", ...].
SELECT
    m.evidence_id, m.serial, m.model, m.bytes, m.method, m.level, m.verification,
    m.pass_errors, m.verify_errors, m.sync_errors, m.started_at, m.ended_at, m.accepted, m.reasons
FROM JSON_TABLE(?, '$[*]' COLUMNS (id VARCHAR(32) PATH '$')) wanted
STRAIGHT_JOIN wipe_medium m ON m.evidence_id = UNHEX(wanted.id)
ORDER BY m.evidence_id, m.number
