-- A request and the event of the same id came with the same content.
SELECT CONCAT('request ', LOWER(HEX(r.id)))
FROM request r
JOIN device_event e ON e.id = r.id
WHERE r.digest <> e.digest
LIMIT 1
