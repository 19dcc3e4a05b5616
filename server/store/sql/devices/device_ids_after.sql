-- Ids of the devices of all organisations after an id, in order.
SELECT id
FROM device
WHERE id > ?
ORDER BY id
LIMIT ?
