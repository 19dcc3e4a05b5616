-- The id of the device that holds a medium with a serial: the live one, or else the first disposed of.
SELECT d.id
FROM medium m
JOIN device d ON d.id = m.device_id
WHERE d.organisation_id = ? AND m.serial = ?
ORDER BY d.state = 'disposed', d.id
LIMIT 1
