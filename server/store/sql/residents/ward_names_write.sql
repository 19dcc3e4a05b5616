-- Wards as they are called now.
INSERT INTO ward (code, name)
SELECT DISTINCT n.code, n.name
FROM JSON_TABLE(?, '$[*]' COLUMNS (
    code CHAR(9) CHARACTER SET ascii PATH '$[0]',
    name VARCHAR(100) PATH '$[1]')) n
ON DUPLICATE KEY UPDATE name = VALUES(name)
