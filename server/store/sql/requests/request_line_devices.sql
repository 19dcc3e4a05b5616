-- The items of a request's lines.
SELECT l.number, d.tag, d.kind, d.make, d.model
FROM request_line l
JOIN device d ON d.id = l.device_id
WHERE l.request_id = ?
ORDER BY l.number
