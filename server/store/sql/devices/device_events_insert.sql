-- Adds events to histories.
INSERT INTO device_event (
    device_id, seq, id, event, actor, hub_id, happened_at, source, source_seq, recorded_at,
    evidence, media, digest, previous_hash, hash, seal)
SELECT
    n.device_id, n.seq, UNHEX(n.id), n.event, n.actor, n.hub_id, n.happened_at, n.source, n.source_seq, n.recorded_at,
    n.evidence, n.media, UNHEX(n.digest), UNHEX(n.previous_hash), UNHEX(n.hash), UNHEX(n.seal)
FROM JSON_TABLE(?, '$[*]' COLUMNS (
    device_id BIGINT PATH '$[0]',
    seq INT UNSIGNED PATH '$[1]',
    id VARCHAR(32) PATH '$[2]',
    event VARCHAR(20) PATH '$[3]',
    actor VARCHAR(64) PATH '$[4]',
    hub_id BIGINT PATH '$[5]',
    happened_at VARCHAR(26) PATH '$[6]',
    source VARCHAR(100) PATH '$[7]',
    source_seq BIGINT PATH '$[8]',
    recorded_at VARCHAR(26) PATH '$[9]',
    evidence TEXT PATH '$[10]',
    media TEXT PATH '$[11]',
    digest VARCHAR(64) PATH '$[12]',
    previous_hash VARCHAR(64) PATH '$[13]',
    hash VARCHAR(64) PATH '$[14]',
    seal VARCHAR(64) PATH '$[15]')) n
