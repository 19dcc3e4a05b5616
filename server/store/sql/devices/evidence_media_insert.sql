-- Adds the verdicts on a piece of evidence's media.
INSERT INTO wipe_medium (
    evidence_id, number, serial, model, bytes, method, level, verification,
    pass_errors, verify_errors, sync_errors, started_at, ended_at, accepted, reasons)
SELECT
    UNHEX(n.evidence_id), n.number, n.serial, n.model, n.bytes, n.method, n.level, n.verification,
    n.pass_errors, n.verify_errors, n.sync_errors, n.started_at, n.ended_at, n.accepted, n.reasons
FROM JSON_TABLE(?, '$[*]' COLUMNS (
    evidence_id VARCHAR(32) PATH '$[0]',
    number INT UNSIGNED PATH '$[1]',
    serial VARCHAR(255) PATH '$[2]',
    model VARCHAR(255) PATH '$[3]',
    bytes BIGINT PATH '$[4]',
    method VARCHAR(255) PATH '$[5]',
    level VARCHAR(8) PATH '$[6]',
    verification VARCHAR(12) PATH '$[7]',
    pass_errors BIGINT UNSIGNED PATH '$[8]',
    verify_errors BIGINT UNSIGNED PATH '$[9]',
    sync_errors BIGINT UNSIGNED PATH '$[10]',
    started_at VARCHAR(26) PATH '$[11]',
    ended_at VARCHAR(26) PATH '$[12]',
    accepted INT PATH '$[13]',
    reasons TEXT PATH '$[14]')) n
