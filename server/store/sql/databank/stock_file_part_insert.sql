-- What became of some lines of a file.
INSERT INTO stock_file_part (file_id, first_line, line_rows, recorded_at) VALUES (?, ?, ?, ?)
