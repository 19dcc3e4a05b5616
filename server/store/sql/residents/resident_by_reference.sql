-- A resident by reference, erased or not.
SELECT r.id, r.organisation_id, r.reference, r.hub_id, COALESCE(h.name, ''), r.entered_by, r.sealed_key, r.retention_rule, DATE(IF(k.starts = 'entry', r.created_at, r.changed_at) + INTERVAL k.days DAY), EXISTS (SELECT 1 FROM resident_hold o WHERE o.resident_id = r.id AND o.lifted_at IS NULL), r.created_at, r.changed_at, r.erased_at, r.erased_by, r.version
FROM resident r
JOIN retention_rule k ON k.name = r.retention_rule
LEFT JOIN hub h ON h.id = r.hub_id
WHERE r.reference = ?
