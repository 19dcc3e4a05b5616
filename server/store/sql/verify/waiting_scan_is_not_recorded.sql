-- A scan that waits for a person is not in a history as well.
SELECT CONCAT('event ', LOWER(HEX(e.id)))
FROM device_event e
JOIN set_aside_scan s ON s.id = e.id
WHERE s.closed_by IS NULL
LIMIT 1
