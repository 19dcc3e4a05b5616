-- Requests by their numbers, in the order given.
SELECT
    q.id, q.organisation_id, q.asking_id, q.reference, q.state, q.entered_by, q.door, q.resident_id,
    (SELECT r.reference FROM resident r WHERE r.id = q.resident_id) AS resident_reference, q.hub_id,
    (SELECT h.code FROM hub h WHERE h.id = q.hub_id) AS hub_code,
    (SELECT h.name FROM hub h WHERE h.id = q.hub_id) AS hub_name,
    q.area, q.ward, q.allocation, q.delivery, q.need, q.household, q.safeguarding, q.needed_by, q.language, q.access_needs,
    q.criteria, q.agreed_to_share, q.agreed_to_follow_up, q.sealed_collector, q.sealed_draft, q.sort_key, q.worker,
    q.hold_reason, q.hold_until, q.decline_reason, q.asked_again_from, q.created_at, q.submitted_at, q.changed_at, q.version
FROM JSON_TABLE(?, '$[*]' COLUMNS (place FOR ORDINALITY, id BIGINT PATH '$')) wanted
JOIN kit_request q ON q.id = wanted.id
ORDER BY wanted.place
