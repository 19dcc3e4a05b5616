-- Issues by their numbers, in the order given, with what they name as it is called now.
SELECT
    i.id, i.organisation_id, i.reference, i.item_id, d.reference, d.kind, d.bundle_id, b.code, b.name, b.network,
    b.gb_per_month, b.months, i.hub_id, h.code, h.name, i.request_id,
    COALESCE((SELECT q.reference FROM kit_request q WHERE q.id = i.request_id), '') AS request_reference, i.line_number,
    i.handover_id, COALESCE((SELECT g.reference FROM handover g WHERE g.id = i.handover_id), '') AS handover_reference,
    i.asking_id, (SELECT o.name FROM organisation o WHERE o.id = i.asking_id) AS asking_name, i.resident_id,
    COALESCE((SELECT r.reference FROM resident r WHERE r.id = i.resident_id), '') AS resident_reference,
    i.is_adult, i.low_income, i.lacks_at_home, i.lacks_away, i.cannot_afford, i.gate, i.area, i.ward, i.language, i.terms,
    i.may_remind, i.over_limit, i.reason, i.allowed_by, i.replaces, i.follows, i.outcome, i.actor, i.issued_at,
    i.recorded_at, i.version
FROM JSON_TABLE(?, '$[*]' COLUMNS (place FOR ORDINALITY, id BIGINT PATH '$')) wanted
JOIN data_issue i ON i.id = wanted.id
JOIN data_item d ON d.id = i.item_id
JOIN bundle b ON b.id = d.bundle_id
JOIN hub h ON h.id = i.hub_id
ORDER BY wanted.place
