-- Sets the last day on which a version of a bundle is received.
UPDATE bundle SET valid_to = ? WHERE id = ?
