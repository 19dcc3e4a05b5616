-- Adds full trees to the log.
INSERT INTO log_node (level, position, hash)
SELECT n.level, n.position, UNHEX(n.hash)
FROM JSON_TABLE(?, '$[*]' COLUMNS (
    level INT UNSIGNED PATH '$[0]',
    position BIGINT UNSIGNED PATH '$[1]',
    hash VARCHAR(64) PATH '$[2]')) n
