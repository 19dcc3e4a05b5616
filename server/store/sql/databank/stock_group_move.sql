-- Puts a group behind what its accounts have been posted meanwhile.
UPDATE stock_group SET recorded_at = ? WHERE id = ?
