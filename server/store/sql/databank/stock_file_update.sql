-- Brings a file to what it is now.
UPDATE stock_file SET state = ?, takes_doubtful = ?, takes_swapped = ?, lines_done = ?, received = ?, actor = ?, changed_at = ? WHERE id = ?
