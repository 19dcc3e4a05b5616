-- Adds media to devices.
INSERT INTO medium (device_id, number, serial, model, bytes, type)
SELECT n.device_id, n.number, n.serial, n.model, n.bytes, n.type
FROM JSON_TABLE(?, '$[*]' COLUMNS (
    device_id BIGINT PATH '$[0]',
    number INT UNSIGNED PATH '$[1]',
    serial VARCHAR(64) PATH '$[2]',
    model VARCHAR(100) PATH '$[3]',
    bytes BIGINT PATH '$[4]',
    type VARCHAR(16) PATH '$[5]')) n
