-- What a run came to, unless somebody else has finished it.
UPDATE allocation_run
SET state = 'done', finished_at = ?, line_count = ?, device_count = ?, proposed_count = ?
WHERE id = ? AND state = 'waiting'
