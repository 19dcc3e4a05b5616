-- The event that a device's row calls its latest is in its history.
SELECT CONCAT('device ', d.tag)
FROM device d
LEFT JOIN device_event e ON e.id = d.last_event_id AND e.device_id = d.id
WHERE e.id IS NULL
LIMIT 1
