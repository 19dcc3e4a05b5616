-- Scans of data stock, each once.
INSERT INTO stock_scan (
    id, organisation_id, event, subject, actor, hub_id, happened_at, source, source_seq, recorded_at, is_fact, facts, digest,
    took_effect, code, detail, fields, is_waiting, closed_by, closed_at)
SELECT
    UNHEX(n.id), n.organisation_id, n.event, n.subject, n.actor, n.hub_id, n.happened_at, n.source, n.source_seq, n.recorded_at,
    n.is_fact, n.facts, UNHEX(n.digest), n.took_effect, n.code, n.detail, n.fields, n.is_waiting, n.closed_by, n.closed_at
FROM JSON_TABLE(?, '$[*]' COLUMNS (
    id VARCHAR(32) PATH '$[0]',
    organisation_id BIGINT PATH '$[1]',
    event VARCHAR(20) PATH '$[2]',
    subject VARCHAR(32) PATH '$[3]',
    actor VARCHAR(64) PATH '$[4]',
    hub_id BIGINT PATH '$[5]',
    happened_at VARCHAR(26) PATH '$[6]',
    source VARCHAR(100) PATH '$[7]',
    source_seq BIGINT PATH '$[8]',
    recorded_at VARCHAR(26) PATH '$[9]',
    is_fact INT PATH '$[10]',
    facts TEXT PATH '$[11]',
    digest VARCHAR(64) PATH '$[12]',
    took_effect INT PATH '$[13]',
    code VARCHAR(40) PATH '$[14]',
    detail VARCHAR(1000) PATH '$[15]',
    fields TEXT PATH '$[16]',
    is_waiting INT PATH '$[17]',
    closed_by VARCHAR(64) PATH '$[18]',
    closed_at VARCHAR(26) PATH '$[19]')) n
