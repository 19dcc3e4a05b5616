-- Adds conflicts.
INSERT INTO conflict (event_id, organisation_id, device_id, against_id, code, detail)
SELECT UNHEX(n.event_id), n.organisation_id, n.device_id, UNHEX(n.against_id), n.code, n.detail
FROM JSON_TABLE(?, '$[*]' COLUMNS (
    event_id VARCHAR(32) PATH '$[0]',
    organisation_id BIGINT PATH '$[1]',
    device_id BIGINT PATH '$[2]',
    against_id VARCHAR(32) PATH '$[3]',
    code VARCHAR(40) PATH '$[4]',
    detail VARCHAR(1000) PATH '$[5]')) n
