-- How much of a run somebody can still act on, by the hub of the request.
SELECT q.hub_id, h.code, h.name, SUM(p.state = 'proposed'), SUM(p.state = 'unserved')
FROM proposal p
JOIN kit_request q ON q.id = p.request_id
JOIN request_line l ON l.request_id = p.request_id AND l.number = p.line_number
LEFT JOIN hub h ON h.id = q.hub_id
LEFT JOIN device d ON d.id = p.device_id
WHERE p.run_id = ? AND p.state IN ('proposed', 'unserved')
    AND q.state = 'accepted' AND q.hold_reason = '' AND l.state = 'waiting' AND (d.id IS NULL OR d.state = 'ready')
    AND (? IS NULL OR q.hub_id IS NULL OR q.hub_id = ?)
GROUP BY q.hub_id
ORDER BY h.code
