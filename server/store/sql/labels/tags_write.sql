-- Adds tags, or brings them to what they are to be.
INSERT INTO tag (tag, organisation_id, batch_id, state, device_id, version, head)
SELECT n.tag, n.organisation_id, n.batch_id, n.state, n.device_id, n.version, UNHEX(n.head)
FROM JSON_TABLE(?, '$[*]' COLUMNS (
    tag VARBINARY(16) PATH '$[0]',
    organisation_id BIGINT PATH '$[1]',
    batch_id BIGINT PATH '$[2]',
    state VARCHAR(8) PATH '$[3]',
    device_id BIGINT PATH '$[4]',
    version INT UNSIGNED PATH '$[5]',
    head VARCHAR(64) PATH '$[6]')) n
ON DUPLICATE KEY UPDATE
    state = VALUES(state), device_id = VALUES(device_id), version = VALUES(version), head = VALUES(head)
