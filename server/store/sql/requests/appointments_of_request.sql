-- The appointments of a request, newest first.
SELECT a.id, a.request_id, q.reference, q.organisation_id, a.hub_id, h.code, h.name, a.kind, a.begins_at, a.minutes, a.state,
    a.booked_by, a.booked_at, a.changed_at, a.reminded_at, a.version
FROM appointment a
JOIN kit_request q ON q.id = a.request_id
JOIN hub h ON h.id = a.hub_id
WHERE a.request_id = ?
ORDER BY a.begins_at DESC, a.booked_at DESC, a.id
