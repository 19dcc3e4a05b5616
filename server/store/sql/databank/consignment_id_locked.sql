-- The same, locked to the end.
SELECT id FROM consignment WHERE organisation_id = ? AND reference = ? FOR UPDATE
