-- Adds leaves to the log.
INSERT INTO log_node (level, position, hash, kind, subject, seq, recorded_at)
SELECT 0, n.position, UNHEX(n.hash), n.kind, n.subject, n.seq, n.recorded_at
FROM JSON_TABLE(?, '$[*]' COLUMNS (
    position BIGINT UNSIGNED PATH '$[0]',
    hash VARCHAR(64) PATH '$[1]',
    kind VARCHAR(8) PATH '$[2]',
    subject VARBINARY(64) PATH '$[3]',
    seq INT UNSIGNED PATH '$[4]',
    recorded_at VARCHAR(26) PATH '$[5]')) n
