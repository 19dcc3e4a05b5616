-- Removes the lines of a draft beyond those it has now.
DELETE FROM request_line WHERE request_id = ? AND number > ?
