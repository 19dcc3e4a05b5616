-- The id of the device with a serial: the live one, or else the first that was disposed of.
SELECT id
FROM device
WHERE organisation_id = ? AND serial = ?
ORDER BY state = 'disposed', id
LIMIT 1
