-- The row of a delivery, to the end of the transaction.
SELECT id FROM data_delivery WHERE organisation_id = ? AND reference = ? FOR UPDATE
