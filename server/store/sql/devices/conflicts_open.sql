-- The conflicts of an organisation, or of one of its hubs, those that came first at the top.
SELECT c.device_id, c.event_id, c.against_id, c.code, c.detail
FROM conflict c
JOIN device_event e ON e.id = c.event_id
JOIN device d ON d.id = c.device_id
WHERE c.organisation_id = ? AND (? IS NULL OR d.home_hub_id = ?)
ORDER BY e.recorded_at, c.device_id, e.happened_at, e.source, e.source_seq, e.id
LIMIT ?
