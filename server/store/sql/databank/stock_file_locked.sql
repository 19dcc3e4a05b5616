-- The row of a file, to the end of the transaction.
SELECT id FROM stock_file WHERE organisation_id = ? AND id = ? FOR UPDATE
