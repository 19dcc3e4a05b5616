-- Brings the lines of a request to what they are to be.
INSERT INTO request_line (request_id, number, kind, uses, memory_gb, state, substitute, substitute_agreed_by, device_id,
    reserved_until, changed_at)
SELECT n.request_id, n.number, n.kind, n.uses, n.memory_gb, n.state, n.substitute, n.substitute_agreed_by, n.device_id,
    n.reserved_until, n.changed_at
FROM JSON_TABLE(?, '$[*]' COLUMNS (
        request_id BIGINT PATH '$[0]',
        number INT UNSIGNED PATH '$[1]',
        kind VARCHAR(16) PATH '$[2]',
        uses VARCHAR(200) PATH '$[3]',
        memory_gb INT UNSIGNED PATH '$[4]',
        state VARCHAR(16) PATH '$[5]',
        substitute VARCHAR(16) PATH '$[6]',
        substitute_agreed_by VARCHAR(64) PATH '$[7]',
        device_id BIGINT PATH '$[8]',
        reserved_until VARCHAR(26) PATH '$[9]',
        changed_at VARCHAR(26) PATH '$[10]')) n
ON DUPLICATE KEY UPDATE
    kind = VALUES(kind), uses = VALUES(uses), memory_gb = VALUES(memory_gb), state = VALUES(state),
    substitute = VALUES(substitute), substitute_agreed_by = VALUES(substitute_agreed_by), device_id = VALUES(device_id),
    reserved_until = VALUES(reserved_until), changed_at = VALUES(changed_at)
