-- Gives requests their new places in the queue; their versions stay, for nothing that people see has changed.
UPDATE JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$[0]', sort_key BIGINT PATH '$[1]')) n
JOIN kit_request q ON q.id = n.id
SET q.sort_key = n.sort_key
