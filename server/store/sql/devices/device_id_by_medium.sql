-- The id of the first device that holds a medium with a serial.
SELECT d.id
FROM medium m
JOIN device d ON d.id = m.device_id
WHERE d.organisation_id = ? AND m.serial = ?
ORDER BY d.id
LIMIT 1
