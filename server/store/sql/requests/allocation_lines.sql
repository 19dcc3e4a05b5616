-- Lines that wait for a device, the first in the queue first, each with the devices that were refused for it.
SELECT q.id, l.number, q.sort_key, IF(l.substitute = '', l.kind, l.substitute), l.memory_gb, q.hub_id,
    (SELECT GROUP_CONCAT(p.device_id ORDER BY p.device_id SEPARATOR ' ')
     FROM proposal p
     WHERE p.request_id = l.request_id AND p.line_number = l.number AND p.state = 'refused')
FROM kit_request q
JOIN request_line l ON l.request_id = q.id
WHERE q.organisation_id = ? AND q.state = 'accepted' AND q.hold_reason = '' AND l.state = 'waiting'
    AND l.kind IN ('laptop', 'desktop', 'chromebook', 'tablet', 'phone', 'router')
ORDER BY q.sort_key DESC, q.id, l.number
LIMIT ?
