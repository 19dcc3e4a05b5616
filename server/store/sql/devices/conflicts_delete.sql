-- Removes the conflicts of a list of devices [id, ...].
DELETE c
FROM JSON_TABLE(?, '$[*]' COLUMNS (device_id BIGINT PATH '$')) gone
STRAIGHT_JOIN conflict c ON c.device_id = gone.device_id
