-- A line has an item set aside, and the device is not reserved for that request.
SELECT CONCAT(q.reference, ' line ', l.number)
FROM request_line l
JOIN kit_request q ON q.id = l.request_id
LEFT JOIN device d ON d.id = l.device_id
WHERE l.state = 'reserved'
    AND (d.id IS NULL OR d.state <> 'reserved' OR d.reservation <> q.reference OR d.organisation_id <> q.organisation_id)
LIMIT 1
