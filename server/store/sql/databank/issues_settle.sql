-- What became of these issues [id, ...].
UPDATE data_issue i
JOIN JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) wanted ON wanted.id = i.id
SET i.outcome = ?, i.version = i.version + 1
