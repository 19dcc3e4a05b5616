-- Forgets what a file held.
DELETE FROM stock_file_content WHERE file_id = ?
