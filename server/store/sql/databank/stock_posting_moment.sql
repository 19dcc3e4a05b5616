-- When a posting was recorded.
SELECT recorded_at FROM stock_posting WHERE organisation_id = ? AND id = ?
