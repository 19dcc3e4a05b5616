-- A request's resident or hub belongs to another organisation than the kit.
SELECT q.reference
FROM kit_request q
LEFT JOIN resident r ON r.id = q.resident_id
LEFT JOIN hub h ON h.id = q.hub_id
WHERE r.organisation_id <> q.organisation_id OR h.organisation_id <> q.organisation_id
LIMIT 1
