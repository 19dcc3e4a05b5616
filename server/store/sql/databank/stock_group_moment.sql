-- When a group was recorded.
SELECT recorded_at FROM stock_group WHERE id = ?
