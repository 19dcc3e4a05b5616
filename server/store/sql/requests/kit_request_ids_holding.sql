-- The requests for which some of these devices are set aside or handed out.
SELECT DISTINCT l.request_id
FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) wanted
JOIN request_line l ON l.held_device_id = wanted.id
ORDER BY l.request_id
