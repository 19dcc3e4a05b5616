-- Nothing of an erased resident is left to open or to search for.
SELECT CONCAT('resident ', r.reference)
FROM resident r
WHERE r.erased_at IS NOT NULL
  AND (r.sealed_key IS NOT NULL OR EXISTS (SELECT 1 FROM resident_field f WHERE f.resident_id = r.id)
    OR EXISTS (SELECT 1 FROM resident_index i WHERE i.resident_id = r.id))
LIMIT 1
