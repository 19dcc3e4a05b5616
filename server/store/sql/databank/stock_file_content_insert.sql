-- Keeps what a file holds, sealed.
INSERT INTO stock_file_content (file_id, sealed) VALUES (?, ?)
