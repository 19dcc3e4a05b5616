-- No resident is kept more than a week beyond the retention rule without a hold.
SELECT CONCAT('resident ', r.reference)
FROM resident r
JOIN retention_rule k ON k.name = r.retention_rule
WHERE r.erased_at IS NULL AND IF(k.starts = 'entry', r.created_at, r.changed_at) + INTERVAL k.days + 7 DAY < UTC_TIMESTAMP(6)
  AND NOT EXISTS (SELECT 1 FROM resident_hold o WHERE o.resident_id = r.id AND o.lifted_at IS NULL)
LIMIT 1
