-- What became of the lines of a file, in their order.
SELECT line_rows FROM stock_file_part WHERE file_id = ? ORDER BY first_line
