-- What a request holds and that is in some state, in the order of its lines.
SELECT l.held_device_id
FROM request_line l
JOIN device d ON d.id = l.held_device_id
WHERE l.request_id = ? AND d.state = ?
ORDER BY l.number
