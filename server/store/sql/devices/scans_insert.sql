-- Keeps scans for a person; one that is kept already stays as it is.
INSERT INTO set_aside_scan (
    id, organisation_id, tag, event, actor, hub_id, happened_at, source, source_seq, recorded_at,
    evidence, media, digest, code, detail, fields, wait_for_intake)
SELECT
    UNHEX(n.id), n.organisation_id, n.tag, n.event, n.actor, n.hub_id, n.happened_at, n.source, n.source_seq,
    n.recorded_at, n.evidence, n.media, UNHEX(n.digest), n.code, n.detail, n.fields, n.wait_for_intake
FROM JSON_TABLE(?, '$[*]' COLUMNS (
    id VARCHAR(32) PATH '$[0]',
    organisation_id BIGINT PATH '$[1]',
    tag VARBINARY(16) PATH '$[2]',
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
    code VARCHAR(40) PATH '$[13]',
    detail VARCHAR(1000) PATH '$[14]',
    fields TEXT PATH '$[15]',
    wait_for_intake INT PATH '$[16]')) n
ON DUPLICATE KEY UPDATE id = set_aside_scan.id
