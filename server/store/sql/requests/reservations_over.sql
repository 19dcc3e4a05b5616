-- What is set aside for longer than it is kept, oldest first.
SELECT q.organisation_id, q.reference, d.tag
FROM request_line l
JOIN kit_request q ON q.id = l.request_id
JOIN device d ON d.id = l.device_id
WHERE l.state = 'reserved' AND l.reserved_until <= ?
ORDER BY l.reserved_until, l.request_id, l.number
LIMIT ?
