-- Runs asked for before a moment that nobody has worked out yet, oldest first.
SELECT r.id, r.handle, r.organisation_id, r.actor, r.state, r.asked_at, r.finished_at, r.line_count, r.device_count, r.proposed_count
FROM allocation_run r
WHERE r.state = 'waiting' AND r.asked_at < ?
ORDER BY r.asked_at, r.id
LIMIT ?
