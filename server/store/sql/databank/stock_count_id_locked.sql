-- The same, locked to the end.
SELECT id FROM stock_count WHERE organisation_id = ? AND reference = ? FOR UPDATE
