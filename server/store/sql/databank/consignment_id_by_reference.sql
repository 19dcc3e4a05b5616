-- A packet by its reference.
SELECT id FROM consignment WHERE organisation_id = ? AND reference = ?
