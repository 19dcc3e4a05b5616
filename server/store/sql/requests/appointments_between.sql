-- The appointments between two moments, at a hub or at all, by time.
SELECT a.id, a.request_id, q.reference, q.organisation_id, a.hub_id, h.code, h.name, a.kind, a.begins_at, a.minutes, a.state,
    a.booked_by, a.booked_at, a.changed_at, a.reminded_at, a.version
FROM appointment a
JOIN kit_request q ON q.id = a.request_id
JOIN hub h ON h.id = a.hub_id
WHERE q.organisation_id = ? AND (? IS NULL OR a.hub_id = ?) AND a.begins_at >= ? AND a.begins_at < ?
ORDER BY a.begins_at, h.code, q.reference, a.id
