-- Handovers whose signature is not here yet, the oldest first; of one hub or of all.
SELECT id FROM handover
WHERE organisation_id = ? AND is_kept = FALSE AND (? IS NULL OR hub_id = ?)
ORDER BY happened_at, id
LIMIT ?
