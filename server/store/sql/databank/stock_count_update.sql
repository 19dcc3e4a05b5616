-- A count's state.
UPDATE stock_count SET state = ?, closed_at = ? WHERE id = ?
