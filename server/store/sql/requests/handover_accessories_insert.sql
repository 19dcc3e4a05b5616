-- Adds what went along with a handover.
INSERT INTO handover_accessory (handover_id, number, name, count)
SELECT n.handover_id, n.number, n.name, n.count
FROM JSON_TABLE(?, '$[*]' COLUMNS (
        handover_id BIGINT PATH '$[0]',
        number INT UNSIGNED PATH '$[1]',
        name VARCHAR(40) PATH '$[2]',
        count INT UNSIGNED PATH '$[3]')) n
