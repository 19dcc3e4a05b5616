-- A device is reserved for a request of its organisation, and no line of that request has it.
SELECT d.tag
FROM device d
JOIN kit_request q ON q.reference = d.reservation AND q.organisation_id = d.organisation_id
WHERE d.state = 'reserved'
    AND NOT EXISTS (SELECT * FROM request_line l WHERE l.request_id = q.id AND l.held_device_id = d.id AND l.state = 'reserved')
LIMIT 1
