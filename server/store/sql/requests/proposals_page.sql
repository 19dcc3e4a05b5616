-- What a run says and somebody can still act on, in the order of the queue.
SELECT p.id, p.run_id, p.position, p.request_id, p.line_number, p.device_id, p.state, p.travel_km, p.why, p.given_device_id,
    p.decided_by, p.decided_at, p.reason, q.reference, q.organisation_id, q.hub_id, h.code, h.name, l.kind, l.memory_gb,
    d.tag, d.make, d.model, d.memory_gb, dh.code, dh.name
FROM proposal p
JOIN kit_request q ON q.id = p.request_id
JOIN request_line l ON l.request_id = p.request_id AND l.number = p.line_number
LEFT JOIN hub h ON h.id = q.hub_id
LEFT JOIN device d ON d.id = p.device_id
LEFT JOIN hub dh ON dh.id = d.holder_hub_id
WHERE p.run_id = ? AND p.state = ? AND p.position > ?
    AND q.state = 'accepted' AND q.hold_reason = '' AND l.state = 'waiting' AND (d.id IS NULL OR d.state = 'ready')
    AND (? IS NULL OR COALESCE(q.hub_id, 0) = ?)
    AND (? IS NULL OR q.hub_id IS NULL OR q.hub_id = ?)
ORDER BY p.position
LIMIT ?
