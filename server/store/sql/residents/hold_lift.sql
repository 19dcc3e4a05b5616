-- Lifts a hold that is in force.
UPDATE resident_hold
SET lifted_by = ?, sealed_lift_words = ?, lifted_at = ?
WHERE id = ? AND resident_id = ? AND lifted_at IS NULL
