-- Removes the media of a list of devices [id, ...].
DELETE m
FROM JSON_TABLE(?, '$[*]' COLUMNS (device_id BIGINT PATH '$')) gone
STRAIGHT_JOIN medium m ON m.device_id = gone.device_id
