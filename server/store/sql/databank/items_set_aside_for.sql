-- What is set aside for a request.
SELECT reference FROM data_item WHERE organisation_id = ? AND state = 'reserved' AND reserved_for = ? ORDER BY id
