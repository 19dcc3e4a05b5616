-- An event's id stands in one history only, and not among the scans that still wait.
SELECT CONCAT('event ', LOWER(HEX(e.id)))
FROM device_event e
JOIN set_aside_scan s ON s.id = e.id
WHERE s.outcome <> 'taken'
LIMIT 1
