-- Counts of an organisation or hub, newest first.
SELECT id
FROM stock_count
WHERE organisation_id = ? AND (? IS NULL OR hub_id = ?) AND (? IS NULL OR id < ?)
ORDER BY id DESC
LIMIT ?
