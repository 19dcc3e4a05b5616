-- Adds events to labels' histories.
INSERT INTO tag_event (tag, seq, event, actor, reason, recorded_at, request_id, previous_hash, hash, seal)
SELECT
    n.tag, n.seq, n.event, n.actor, n.reason, n.recorded_at, UNHEX(n.request_id), UNHEX(n.previous_hash), UNHEX(n.hash),
    UNHEX(n.seal)
FROM JSON_TABLE(?, '$[*]' COLUMNS (
    tag VARBINARY(16) PATH '$[0]',
    seq INT UNSIGNED PATH '$[1]',
    event VARCHAR(8) PATH '$[2]',
    actor VARCHAR(64) PATH '$[3]',
    reason VARCHAR(500) PATH '$[4]',
    recorded_at VARCHAR(26) PATH '$[5]',
    request_id VARCHAR(32) PATH '$[6]',
    previous_hash VARCHAR(64) PATH '$[7]',
    hash VARCHAR(64) PATH '$[8]',
    seal VARCHAR(64) PATH '$[9]')) n
