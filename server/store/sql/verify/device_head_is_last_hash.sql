-- A device's head is the hash of its last event.
SELECT CONCAT('device ', d.tag)
FROM device d
JOIN device_event e ON e.device_id = d.id AND e.seq = d.version
WHERE e.hash <> d.head
LIMIT 1
