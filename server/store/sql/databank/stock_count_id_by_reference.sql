-- A count by its reference.
SELECT id FROM stock_count WHERE organisation_id = ? AND reference = ?
