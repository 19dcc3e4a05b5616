-- An organisation's newest run in a state.
SELECT r.id, r.handle, r.organisation_id, r.actor, r.state, r.asked_at, r.finished_at, r.line_count, r.device_count, r.proposed_count
FROM allocation_run r
WHERE r.organisation_id = ? AND r.state = ?
ORDER BY r.id DESC
LIMIT 1
