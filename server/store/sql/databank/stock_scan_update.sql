-- What became of a scan of data stock.
UPDATE stock_scan
SET took_effect = ?, code = ?, detail = ?, fields = ?, is_waiting = ?, closed_by = ?, closed_at = ?
WHERE id = ?
