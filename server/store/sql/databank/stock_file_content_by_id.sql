-- What a file holds, sealed.
SELECT sealed FROM stock_file_content WHERE file_id = ?
