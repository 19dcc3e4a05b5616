-- References of residents whose time is over and on whom no hold is, those due longest first.
SELECT r.reference
FROM resident r
JOIN retention_rule k ON k.name = r.retention_rule
WHERE r.erased_at IS NULL AND DATE(IF(k.starts = 'entry', r.created_at, r.changed_at) + INTERVAL k.days DAY) <= DATE(?)
  AND NOT EXISTS (SELECT 1 FROM resident_hold o WHERE o.resident_id = r.id AND o.lifted_at IS NULL)
ORDER BY IF(k.starts = 'entry', r.created_at, r.changed_at) + INTERVAL k.days DAY, r.id
LIMIT ?
